import { z } from 'zod'
import { idSchema, type Id } from './ids'
import { instantSchema, type Instant } from './time'

/** How near a goal feels, 0–10, higher is nearer; raters are kept apart. Missing is missing, never zero. */
export interface GoalRating {
  readonly id: Id
  readonly familyId: Id
  readonly sessionId: Id
  readonly goalId: Id
  readonly score: number
  readonly ratedBy: string
  readonly at: Instant
}

export const goalRatingSchema = z.object({
  id: idSchema,
  familyId: idSchema,
  sessionId: idSchema,
  goalId: idSchema,
  score: z.int().min(0).max(10),
  ratedBy: z.string().max(200),
  at: instantSchema,
}) satisfies z.ZodType<GoalRating>
