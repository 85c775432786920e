import type { Age } from '../../shared/domain/family'
import type { Instant } from '../../shared/domain/time'

/** `4 Sep 2026`, in the zone where it was. */
export function dayWords(instant: Instant): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: instant.zone }).format(new Date(instant.utc))
}

/** `4 Sep 2026, 14:05`, in the zone where it was. */
export function dayAndTimeWords(instant: Instant): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: instant.zone }).format(new Date(instant.utc))
}

/** `14:05`, in the zone where it was. */
export function timeWords(instant: Instant): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: instant.zone }).format(new Date(instant.utc))
}

/** A calendar day `2026-09-04` as `4 Sep 2026`. */
export function calendarDayWords(day: string): string {
  return dayWords({ utc: `${day}T12:00:00.000Z`, zone: 'UTC' })
}

/** `3 years 2 months`; under one year in months alone; `2–3 years` where only the year of birth is known. */
export function ageWords(age: Age): string {
  if (age.kind === 'between') return age.least === 0 ? `under ${age.most + 1} ${age.most === 0 ? 'year' : 'years'}` : `${age.least}–${age.most} years`
  const { months } = age
  const monthWords = `${months} ${months === 1 ? 'month' : 'months'}`
  if (age.years === 0) return monthWords
  const yearWords = `${age.years} ${age.years === 1 ? 'year' : 'years'}`
  return months === 0 ? yearWords : `${yearWords} ${monthWords}`
}
