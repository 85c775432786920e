import { z } from 'zod'
import { idSchema, type Id } from './ids'
import { instantSchema, msSchema, type Instant, type Ms } from './time'

/** One visit or meeting. */
export interface Session {
  readonly id: Id
  readonly familyId: Id
  readonly programmeId: Id
  /** 1-based, in order within the programme. */
  readonly number: number
  readonly theme: string
  /** `YYYY-MM-DD` agreed on, or null. */
  readonly plannedFor: string | null
  /** When it was first opened to work in; null while only planned. */
  readonly heldAt: Instant | null
  readonly place: string
  /** Names as they are known in the family, plus anybody else in the room. */
  readonly present: readonly string[]
  readonly interpreter: string
  /** How long the visit lasted; null until somebody says. */
  readonly length: Ms | null
  /** Why something differed from the plan, in the worker's words. */
  readonly deviation: string
}

export const sessionSchema = z.object({
  id: idSchema,
  familyId: idSchema,
  programmeId: idSchema,
  number: z.int().min(1),
  theme: z.string().max(300),
  plannedFor: z.iso.date().nullable(),
  heldAt: instantSchema.nullable(),
  place: z.string().max(300),
  present: z.array(z.string().max(200)).max(40),
  interpreter: z.string().max(200),
  length: msSchema.nullable(),
  deviation: z.string().max(4_000),
}) satisfies z.ZodType<Session>

export const steps = ['film', 'notice', 'build', 'watch', 'reflect'] as const
export type Step = (typeof steps)[number]

/** What a session holds, counted; the steps follow from it. */
export interface SessionContents {
  readonly recordings: number
  readonly moments: number
  readonly films: number
  /** Watched to its end, or remarked on. */
  readonly watchings: number
  readonly isSigned: boolean
  /** The version of a signed note that is being written and not signed yet, or null. */
  readonly versionBegun: number | null
}

/** Which of the five steps are done. Every state is legal: a session may have no film, or a note and nothing else. */
export function stepsDone(contents: SessionContents): Readonly<Record<Step, boolean>> {
  return {
    film: contents.recordings > 0,
    notice: contents.moments > 0,
    build: contents.films > 0,
    watch: contents.watchings > 0,
    reflect: contents.isSigned,
  }
}

/** How a step stands. A signed note of which a next version was begun is neither open nor done. */
export type StepStanding = 'open' | 'done' | 'being-changed'

export function stepStandings(contents: SessionContents): Readonly<Record<Step, StepStanding>> {
  const done = stepsDone(contents)
  const standing = (step: Step): StepStanding => (done[step] ? 'done' : 'open')
  return {
    film: standing('film'),
    notice: standing('notice'),
    build: standing('build'),
    watch: standing('watch'),
    reflect: contents.versionBegun === null ? standing('reflect') : 'being-changed',
  }
}

/** The step a session opens on: the first one not done; the last when all are. */
export function nextStep(contents: SessionContents): Step {
  const done = stepsDone(contents)
  return steps.find(step => !done[step]) ?? 'reflect'
}
