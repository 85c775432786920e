import { z } from 'zod'
import { idSchema, type Id } from './ids'
import { timeRangeShape, type Ms, type TimeRange } from './time'

export const momentKinds = ['strong', 'turning-point', 'not-for-film', 'concern'] as const
export type MomentKind = (typeof momentKinds)[number]

/** A passage chosen to show, and why. */
export interface Moment extends TimeRange {
  readonly id: Id
  readonly familyId: Id
  readonly sessionId: Id
  readonly recordingId: Id
  readonly kind: MomentKind
  readonly title: string
  readonly why: string
}

export const momentSchema = z.object({
  id: idSchema,
  familyId: idSchema,
  sessionId: idSchema,
  recordingId: idSchema,
  ...timeRangeShape,
  kind: z.enum(momentKinds),
  title: z.string().max(300),
  why: z.string().max(4_000),
}) satisfies z.ZodType<Moment>

/** What came just before a mark matters most: a person marks a moment when they have seen it. */
const MOMENT_BEFORE: Ms = 6_000
export const MOMENT_AFTER: Ms = 3_000

/** The passage around a mark, kept inside the recording. `duration` may still be growing while filming. */
export function passageAround(mark: Ms, duration: Ms): TimeRange {
  return { start: Math.max(0, mark - MOMENT_BEFORE), end: Math.max(Math.min(duration, mark + MOMENT_AFTER), Math.min(duration, 1_000)) }
}

/** Moments marked as not for the film, or as a concern, never go into a feedback film. */
export function mayBeShown(moment: Moment): boolean {
  return moment.kind === 'strong' || moment.kind === 'turning-point'
}
