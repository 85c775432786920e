import { z } from 'zod'

/** Whole milliseconds. On a recording or a film they count from its start. */
export type Ms = number

/** Half-open `[start, end)`. A point has `end === start`. */
export interface TimeRange {
  readonly start: Ms
  readonly end: Ms
}

/** A time of day: a UTC instant (ISO 8601, ends in Z) and the IANA zone it was made in. */
export interface Instant {
  readonly utc: string
  readonly zone: string
}

export const msSchema = z.int().min(0)
export const instantSchema = z.object({ utc: z.iso.datetime(), zone: z.string().min(1) })
export const timeRangeShape = { start: msSchema, end: msSchema } as const

export const SECOND: Ms = 1_000
export const MINUTE: Ms = 60_000

/** Rounds a time in seconds, as players and containers give it, to whole milliseconds. */
export function msFromSeconds(seconds: number): Ms {
  return Math.round(seconds * SECOND)
}

export function lengthOf(range: TimeRange): Ms {
  return range.end - range.start
}

/** Keeps a time inside `[0, limit]`. */
export function clampTime(time: Ms, limit: Ms): Ms {
  return Math.min(Math.max(0, time), limit)
}

/**
 * A length as clocks and words tell it: to the nearest whole second, and never none for something. One function for both, so
 * that a film is not 0:31 on the clock and 32 s on the button beside it.
 */
export function wholeSeconds(length: Ms): number {
  return length > 0 ? Math.max(1, Math.round(length / SECOND)) : 0
}

/** To the nearest whole minute, and never none for something: what a log and a receipt say of one recording is the same. */
export function wholeMinutes(length: Ms): number {
  return length > 0 ? Math.max(1, Math.round(length / MINUTE)) : 0
}

/** `31960` → `00:32`. For where something is, see `formatClock`: that must not run ahead. */
export function formatLength(length: Ms): string {
  return formatClock(wholeSeconds(length) * SECOND)
}

/** `252360` → `04:12.36`; from one hour on `1:04:12.36`. Hundredths are cut, not rounded, so a shown time never lies ahead. */
export function formatTime(time: Ms): string {
  const hundredths = Math.floor((time % SECOND) / 10)
  return `${formatClock(time)}.${String(hundredths).padStart(2, '0')}`
}

/** `252360` → `04:12`. */
export function formatClock(time: Ms): string {
  const seconds = Math.floor(time / SECOND)
  const clock = `${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
  return seconds < 3_600 ? clock : `${Math.floor(seconds / 3_600)}:${clock}`
}

/**
 * Reads what a person types for a time: `4:12.36`, `4:12,36`, `1:04:12`, `252.3` (seconds), and `0412` as on a
 * clock without its colon.
 * Gives null for anything else.
 */
export function parseTime(text: string): Ms | null {
  const clock = /^(0\d)(\d{2})$/.exec(text.trim())
  if (clock) return parseTime(`${clock[1]}:${clock[2]}`)
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(text.trim())
  if (!match) return null
  const [, hours = '0', minutes, seconds = '0', fraction = '0'] = match
  if (minutes !== undefined && Number(seconds) > 59) return null
  if (match[1] !== undefined && Number(minutes) > 59) return null
  const whole = (Number(hours) * 60 + Number(minutes ?? '0')) * 60 + Number(seconds)
  return whole * SECOND + Number(fraction.padEnd(3, '0'))
}

/** The calendar day of an instant in its own zone: `2026-11-22`. */
export function dayOf(instant: Instant): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: instant.zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant.utc))
}
