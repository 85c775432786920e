import type { z } from 'zod'
import { annotationSchema, type Annotation } from '../../shared/domain/annotation'
import { consentSchema, type Consent } from '../../shared/domain/consent'
import { draftSchema, type Draft } from '../../shared/domain/draft'
import { familySchema, type Family } from '../../shared/domain/family'
import { feedbackFilmSchema, type FeedbackFilm } from '../../shared/domain/feedback-film'
import { fidelityEventSchema, fidelityRatingSchema, type FidelityEvent, type FidelityRating } from '../../shared/domain/fidelity'
import { goalRatingSchema, type GoalRating } from '../../shared/domain/goal-rating'
import { momentSchema, type Moment } from '../../shared/domain/moment'
import { programmeSchema, type Programme } from '../../shared/domain/programme'
import { recordingSchema, type Recording } from '../../shared/domain/recording'
import { remarkSchema, type Remark } from '../../shared/domain/remark'
import { sessionSchema, type Session } from '../../shared/domain/session'
import { sessionNoteSchema, type SessionNote } from '../../shared/domain/session-note'
import { settingsSchema, type Settings } from '../../shared/domain/settings'
import type { FamilyStanding } from './family-standing'

/** Every kind of record that is kept: one line each, here and below. */
export interface Records {
  families: Family
  consents: Consent
  programmes: Programme
  sessions: Session
  recordings: Recording
  annotations: Annotation
  moments: Moment
  films: FeedbackFilm
  remarks: Remark
  notes: SessionNote
  goalRatings: GoalRating
  fidelityEvents: FidelityEvent
  fidelityRatings: FidelityRating
  /** A watching under way, as the line that it would leave in the log if the app ended now. */
  watchings: FidelityEvent
  /** What is half typed in a form. */
  drafts: Draft
  settings: Settings
}

export type TableName = keyof Records
export type RecordOf<T extends TableName> = Records[T]

/** How each is checked before it is written. */
export const tables: { readonly [T in TableName]: z.ZodType<Records[T]> } = {
  families: familySchema,
  consents: consentSchema,
  programmes: programmeSchema,
  sessions: sessionSchema,
  recordings: recordingSchema,
  annotations: annotationSchema,
  moments: momentSchema,
  films: feedbackFilmSchema,
  remarks: remarkSchema,
  notes: sessionNoteSchema,
  goalRatings: goalRatingSchema,
  fidelityEvents: fidelityEventSchema,
  fidelityRatings: fidelityRatingSchema,
  watchings: fidelityEventSchema,
  drafts: draftSchema,
  settings: settingsSchema,
}

/** Refuses what does not fit its schema. */
export function checkRecord<T extends TableName>(table: T, record: unknown): RecordOf<T> {
  return tables[table].parse(record)
}

/** Undo leaves these alone: the log and consents are written once and never changed or taken back; a watching goes on; a draft is no edit yet. */
export const beyondUndo: ReadonlySet<TableName> = new Set(['fidelityEvents', 'consents', 'watchings', 'drafts'])

/** When a record can no longer be changed or deleted, by anyone: a signed note is settled, and a later change is a new version. */
export const locks: { readonly [T in TableName]?: (record: RecordOf<T>) => boolean } = {
  notes: note => note.signed !== null,
}

/** Kinds of which there are so many that they lie in blocks, and the table of these. Each belongs to a session and to a recording. */
export const inBlocks: { readonly [T in TableName]?: string } = { annotations: 'annotationBlocks' }

/** Where the records of a kind lie. */
export const storeOf = (table: TableName): string => inBlocks[table] ?? table

/** What is sealed and opened like a record, without being one: told from records, and told again where it is missing. */
export interface Sealed extends Records {
  standings: FamilyStanding
}

/** The only things that are indexed: random ids. Everything else is in the body, which is sealed. */
export const references = ['familyId', 'sessionId', 'recordingId'] as const
export type Reference = (typeof references)[number]
