import { dayOf, MINUTE, type Instant, type Ms } from '../../shared/domain/time'

export const DAY: Ms = 24 * 60 * MINUTE

/** An instant moved; `by` may be negative. */
export function later(instant: Instant, by: Ms): Instant {
  return { ...instant, utc: new Date(Date.parse(instant.utc) + by).toISOString() }
}

/** The calendar day so many days from an instant. */
export function dayFrom(instant: Instant, days: number): string {
  return dayOf(later(instant, days * DAY))
}

/** Year and month so many months before an instant. */
export function monthsBefore(instant: Instant, months: number): { readonly year: number; readonly month: number } {
  const [year = 0, month = 1] = dayOf(instant).split('-').map(Number)
  const count = year * 12 + month - 1 - months
  return { year: Math.floor(count / 12), month: (count % 12) + 1 }
}
