import { dayOf, MINUTE, type Instant, type Ms } from './time'

const DAY: Ms = 24 * 60 * MINUTE

/** The same time of day on another day (`YYYY-MM-DD`), in the instant's own zone. Across a clock change it may differ by that hour. */
export function movedToDay(instant: Instant, day: string): Instant {
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${dayOf(instant)}T00:00:00Z`)) / DAY)
  const moved = later(instant, days * DAY)
  if (dayOf(moved) === day) return moved
  // The clock change pushed it over midnight.
  return [60 * MINUTE, -60 * MINUTE].map(by => later(moved, by)).find(each => dayOf(each) === day) ?? moved
}

function later(instant: Instant, by: Ms): Instant {
  return { ...instant, utc: new Date(Date.parse(instant.utc) + by).toISOString() }
}
