import { z } from 'zod'
import { idSchema, type Id } from './ids'

/** What somebody has begun to type and neither finished nor cancelled; it waits for them behind a lock or a crash. */
export interface Draft {
  /** Which form, and of what. */
  readonly id: string
  /** Whose key seals it. */
  readonly familyId?: Id | undefined
  readonly sessionId?: Id | undefined
  /** As the form has it. */
  readonly typed: unknown
}

export const draftSchema = z.object({
  id: z.string().max(64),
  familyId: idSchema.optional(),
  sessionId: idSchema.optional(),
  typed: z.json(),
}) satisfies z.ZodType<Draft>
