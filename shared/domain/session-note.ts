import { z } from 'zod'
import { fidelityRatingSchema, type FidelityRating } from './fidelity'
import { goalRatingSchema, type GoalRating } from './goal-rating'
import { idSchema, type Id } from './ids'
import { sessionSchema, type Session } from './session'
import { instantSchema, msSchema, type Instant, type Ms } from './time'

/** The note keeps what was seen apart from what it may mean. */
export const noteParts = ['seenAndHeard', 'parentsView', 'childsCues', 'interpretation', 'otherExplanation', 'nextStep'] as const
export type NotePart = (typeof noteParts)[number]

/** A remark or a moment quoted in a part; its words are kept as they were when quoted. */
export interface Quote {
  readonly id: Id
  readonly part: NotePart
  readonly source: { readonly kind: 'remark' | 'moment'; readonly id: Id }
  readonly words: string
  readonly who: string
  readonly at: Ms
}

/** What stood beside a note when it was signed. It is kept with the note, because a later version changes the records themselves. */
export interface SignedRecord {
  readonly session: Session
  readonly selfRating: FidelityRating | null
  readonly goalRatings: readonly GoalRating[]
}

/** One version of a session's note. A signed version is never changed; a later change is a new version with a reason. */
export interface SessionNote {
  readonly id: Id
  readonly familyId: Id
  readonly sessionId: Id
  /** 1-based. */
  readonly version: number
  /** Why there is a version after a signed one; empty for the first. */
  readonly reason: string
  readonly parts: Readonly<Record<NotePart, string>>
  readonly quotes: readonly Quote[]
  readonly signed: { readonly by: string; readonly at: Instant; readonly record: SignedRecord } | null
}

export type SignedNote = SessionNote & { readonly signed: NonNullable<SessionNote['signed']> }

export const sessionNoteSchema = z.object({
  id: idSchema,
  familyId: idSchema,
  sessionId: idSchema,
  version: z.int().min(1),
  reason: z.string().max(2_000),
  parts: z.object({
    seenAndHeard: z.string().max(40_000),
    parentsView: z.string().max(40_000),
    childsCues: z.string().max(40_000),
    interpretation: z.string().max(40_000),
    otherExplanation: z.string().max(40_000),
    nextStep: z.string().max(40_000),
  }),
  quotes: z
    .array(
      z.object({
        id: idSchema,
        part: z.enum(noteParts),
        source: z.object({ kind: z.enum(['remark', 'moment']), id: idSchema }),
        words: z.string().max(4_000),
        who: z.string().max(200),
        at: msSchema,
      }),
    )
    .max(500),
  signed: z
    .object({
      by: z.string().max(200),
      at: instantSchema,
      record: z.object({ session: sessionSchema, selfRating: fidelityRatingSchema.nullable(), goalRatings: z.array(goalRatingSchema) }),
    })
    .nullable(),
}) satisfies z.ZodType<SessionNote>

export const emptyParts: Readonly<Record<NotePart, string>> = {
  seenAndHeard: '',
  parentsView: '',
  childsCues: '',
  interpretation: '',
  otherExplanation: '',
  nextStep: '',
}

/** The version that counts now: the newest, signed or not. */
export function latestVersion(notes: readonly SessionNote[]): SessionNote | undefined {
  return notes.toSorted((a, b) => a.version - b.version).at(-1)
}

/** The version that stands: the newest that was signed. */
export function lastSigned(notes: readonly SessionNote[]): SignedNote | undefined {
  return notes.filter(isSigned).toSorted((a, b) => a.version - b.version).at(-1)
}

/** The number of the version begun after a signed one and not signed yet, or null. */
export function versionBegun(notes: readonly SessionNote[]): number | null {
  const latest = latestVersion(notes)
  return latest && latest.signed === null && lastSigned(notes) ? latest.version : null
}

function isSigned(note: SessionNote): note is SignedNote {
  return note.signed !== null
}

/** An unsigned copy to write on in, after a signed version. */
export function nextVersion(signed: SessionNote, id: Id, reason: string): SessionNote {
  return { ...signed, id, version: signed.version + 1, reason, signed: null }
}

/** An interpretation should rest on something seen: it is flagged while no quote and nothing seen or heard stands beside it. */
export function isInterpretationUnsupported(note: SessionNote): boolean {
  const rests = note.quotes.some(quote => quote.part === 'seenAndHeard' || quote.part === 'interpretation')
  return note.parts.interpretation.trim() !== '' && !rests && note.parts.seenAndHeard.trim() === ''
}
