import { z } from 'zod'
import { idSchema, type Id } from './ids'
import { clampTime, lengthOf, timeRangeShape, type Ms, type TimeRange } from './time'

/** A code on a time range of a recording. `isOpen` while an interval's end has not been marked yet. */
export interface Annotation extends TimeRange {
  readonly id: Id
  readonly recordingId: Id
  readonly sessionId: Id
  readonly codeId: string
  readonly isOpen: boolean
  readonly comment: string
}

export const annotationSchema = z.object({
  id: idSchema,
  recordingId: idSchema,
  sessionId: idSchema,
  codeId: z.string(),
  ...timeRangeShape,
  isOpen: z.boolean(),
  comment: z.string().max(4_000),
}) satisfies z.ZodType<Annotation>

/** Moved as a whole, kept inside the recording. */
export function moveRange<T extends TimeRange>(range: T, by: Ms, duration: Ms): T {
  const start = clampTime(range.start + by, Math.max(0, duration - lengthOf(range)))
  return { ...range, start, end: start + lengthOf(range) }
}

/** One edge moved. The edges never cross: an interval stays at least `shortest` long. */
export function trimRange<T extends TimeRange>(range: T, edge: 'start' | 'end', to: Ms, duration: Ms, shortest: Ms): T {
  return edge === 'start'
    ? { ...range, start: Math.max(0, Math.min(to, range.end - shortest)) }
    : { ...range, end: Math.min(duration, Math.max(to, range.start + shortest)) }
}

/** In the order a person reads them: by start, then longer first, then by id so that the order never flickers. */
export function inReadingOrder<T extends TimeRange & { readonly id: Id }>(ranges: readonly T[]): T[] {
  return ranges.toSorted((a, b) => a.start - b.start || b.end - a.end || a.id.localeCompare(b.id))
}
