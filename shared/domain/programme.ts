import { z } from 'zod'
import { idSchema, type Id } from './ids'
import { instantSchema, msSchema, type Instant, type Ms } from './time'

/** What a service has agreed to deliver; figures are for the service to check and edit, never hard rules. */
export interface ProgrammeTemplate {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly summary: string
  /** Who holds the rights to the programme behind it, where there is one. */
  readonly licenceHolder: string | null
  readonly sessions: number
  /** Shortest session that counts in full. */
  readonly sessionLength: Ms
  /** Filmed per session. */
  readonly filming: { readonly least: Ms; readonly most: Ms }
  /** From first to last session, in weeks. */
  readonly weeks: { readonly least: number; readonly most: number }
  readonly feedback: 'film' | 'scripted-playback'
  /** Whether a session usually watches the film of the session before. */
  readonly watchesPreviousSession: boolean
  readonly schemeId: string
  /** One slot per session, blank for the service to fill. */
  readonly themes: readonly string[]
  readonly checklist: readonly string[]
  readonly reviewRule: string | null
}

const programmeTemplateSchema = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string().max(300),
  summary: z.string().max(2_000),
  licenceHolder: z.string().nullable(),
  sessions: z.int().min(1).max(60),
  sessionLength: msSchema,
  filming: z.object({ least: msSchema, most: msSchema }),
  weeks: z.object({ least: z.int().min(0), most: z.int().min(0) }),
  feedback: z.enum(['film', 'scripted-playback']),
  watchesPreviousSession: z.boolean(),
  schemeId: z.string(),
  themes: z.array(z.string()),
  checklist: z.array(z.string()),
  reviewRule: z.string().nullable(),
}) satisfies z.ZodType<ProgrammeTemplate>

/** A family's programme keeps the whole template that it began with, so a newer version never changes an old case. */
export interface Programme {
  readonly id: Id
  readonly familyId: Id
  readonly template: ProgrammeTemplate
  readonly startedAt: Instant
}

export const programmeSchema = z.object({ id: idSchema, familyId: idSchema, template: programmeTemplateSchema, startedAt: instantSchema }) satisfies z.ZodType<Programme>
