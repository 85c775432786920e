import { z } from 'zod'
import { idSchema, type Id } from './ids'
import { instantSchema, msSchema, type Instant, type Ms } from './time'

/** What somebody said while watching, stamped with film time. */
export interface Remark {
  readonly id: Id
  readonly sessionId: Id
  readonly filmId: Id
  /** On the film's own clock. */
  readonly at: Ms
  readonly who: string
  readonly words: string
  readonly madeAt: Instant
}

export const remarkSchema = z.object({
  id: idSchema,
  sessionId: idSchema,
  filmId: idSchema,
  at: msSchema,
  who: z.string().max(200),
  words: z.string().max(4_000),
  madeAt: instantSchema,
}) satisfies z.ZodType<Remark>
