import { z } from 'zod'
import { consentLayers, type ConsentLayer } from './consent'
import { idSchema, type Id } from './ids'
import { instantSchema, msSchema, type Instant, type Ms } from './time'

/** Something that happened, as it happened. The log is append-only: nothing in it is changed or taken back. */
export interface FidelityEvent {
  readonly id: Id
  readonly familyId: Id
  readonly sessionId: Id
  readonly at: Instant
  readonly what: WhatHappened
}

export type WhatHappened =
  | { readonly kind: 'session-opened' }
  | { readonly kind: 'filmed'; readonly recordingId: Id; readonly length: Ms }
  | { readonly kind: 'imported'; readonly recordingId: Id; readonly length: Ms }
  | { readonly kind: 'recording-removed'; readonly recordingId: Id; readonly reason: string }
  | { readonly kind: 'filmed-without-consent'; readonly missing: readonly ConsentLayer[]; readonly reason: string }
  | { readonly kind: 'watched-without-consent'; readonly missing: readonly ConsentLayer[]; readonly reason: string }
  | { readonly kind: 'film-made'; readonly filmId: Id; readonly clips: number; readonly clipsLength: Ms; readonly length: Ms }
  /** `length` is how much of the film actually played. */
  | { readonly kind: 'watched'; readonly filmId: Id; readonly length: Ms; readonly pauses: number; readonly remarks: number; readonly clips: number; readonly clipsLength: Ms }
  /** A copy of the film left the vault; `reason` says why where no consent covered it, and may say what it was for where one did. */
  | { readonly kind: 'copy-given'; readonly filmId: Id; readonly isCovered: boolean; readonly reason: string }
  | { readonly kind: 'note-signed'; readonly version: number; readonly by: string }

export const fidelityEventSchema = z.object({
  id: idSchema,
  familyId: idSchema,
  sessionId: idSchema,
  at: instantSchema,
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('session-opened') }),
    z.object({ kind: z.literal('filmed'), recordingId: idSchema, length: msSchema }),
    z.object({ kind: z.literal('imported'), recordingId: idSchema, length: msSchema }),
    z.object({ kind: z.literal('recording-removed'), recordingId: idSchema, reason: z.string().max(2_000) }),
    z.object({ kind: z.literal('filmed-without-consent'), missing: z.array(z.enum(consentLayers)), reason: z.string().max(2_000) }),
    z.object({ kind: z.literal('watched-without-consent'), missing: z.array(z.enum(consentLayers)), reason: z.string().max(2_000) }),
    z.object({ kind: z.literal('film-made'), filmId: idSchema, clips: z.int(), clipsLength: msSchema, length: msSchema }),
    z.object({ kind: z.literal('watched'), filmId: idSchema, length: msSchema, pauses: z.int(), remarks: z.int(), clips: z.int(), clipsLength: msSchema }),
    z.object({ kind: z.literal('copy-given'), filmId: idSchema, isCovered: z.boolean(), reason: z.string().max(2_000) }),
    z.object({ kind: z.literal('note-signed'), version: z.int(), by: z.string().max(200) }),
  ]),
}) satisfies z.ZodType<FidelityEvent>

/** What a rater says of a session against the programme's checklist. Self and observer are two columns, never averaged. */
export interface FidelityRating {
  readonly id: Id
  readonly familyId: Id
  readonly sessionId: Id
  readonly rater: 'self' | 'observer'
  readonly raterName: string
  /** By the checklist's order; null is not rated, which is not a no. */
  readonly checklist: readonly (boolean | null)[]
  /** 1–5, or null. */
  readonly adherence: number | null
  readonly competence: number | null
  readonly parentsResponse: string
  readonly comment: string
  /** What the rating rests on: the whole session, a stretch of a recording, the note. */
  readonly basis: string
  /** Day of supervision, `YYYY-MM-DD`, and what was agreed there; an observer's only. */
  readonly supervisedOn: string | null
  readonly agreedAction: string
}

export const fidelityRatingSchema = z.object({
  id: idSchema,
  familyId: idSchema,
  sessionId: idSchema,
  rater: z.enum(['self', 'observer']),
  raterName: z.string().max(200),
  checklist: z.array(z.boolean().nullable()),
  adherence: z.int().min(1).max(5).nullable(),
  competence: z.int().min(1).max(5).nullable(),
  parentsResponse: z.string().max(4_000),
  comment: z.string().max(4_000),
  basis: z.string().max(1_000).default(''),
  supervisedOn: z.iso.date().nullable().default(null),
  agreedAction: z.string().max(4_000).default(''),
}) satisfies z.ZodType<FidelityRating>

/** A rating in which nothing is rated yet. */
export function emptyRating(id: Id, session: { readonly id: Id; readonly familyId: Id }, rater: FidelityRating['rater'], raterName: string, questions: number): FidelityRating {
  return {
    id, familyId: session.familyId, sessionId: session.id, rater, raterName, checklist: Array.from({ length: questions }, () => null), adherence: null, competence: null,
    parentsResponse: '', comment: '', basis: '', supervisedOn: null, agreedAction: '',
  }
}

/** Whether anything at all has been rated or written. */
export function isRated(rating: FidelityRating): boolean {
  return rating.checklist.some(answer => answer !== null) || rating.adherence !== null || rating.competence !== null || rating.parentsResponse.trim() !== '' || rating.comment.trim() !== ''
}

/** Whether there is anything in it at all to be kept: a rating, or who gave it, from what, and what was agreed. */
export function isGiven(rating: FidelityRating): boolean {
  return isRated(rating) || rating.raterName.trim() !== '' || rating.basis.trim() !== '' || rating.supervisedOn !== null || rating.agreedAction.trim() !== ''
}

/** One answer of the checklist set; the others stay, and those never given stay not rated. */
export function withAnswer(rating: FidelityRating, index: number, answer: boolean | null): FidelityRating {
  const length = Math.max(rating.checklist.length, index + 1)
  return { ...rating, checklist: Array.from({ length }, (_, each) => (each === index ? answer : (rating.checklist[each] ?? null))) }
}

/** A session's line in the fidelity log, added up from what happened. */
export interface FidelityLine {
  readonly filmed: Ms
  readonly watched: Ms
  readonly clipsShown: number
  readonly clipsLength: Ms
  readonly remarks: number
  readonly copiesGiven: number
  readonly firstAt: Instant | null
  readonly lastAt: Instant | null
  readonly withoutConsent: readonly { readonly what: 'filmed' | 'watched' | 'copied'; readonly missing: readonly ConsentLayer[]; readonly reason: string }[]
  readonly signed: { readonly by: string; readonly version: number; readonly at: Instant } | null
}

/** Adds up one session's events. Footage removed later was filmed all the same, and still counts. */
export function fidelityLine(events: readonly FidelityEvent[]): FidelityLine {
  const ordered = events.toSorted((a, b) => a.at.utc.localeCompare(b.at.utc))
  const line = { filmed: 0, watched: 0, remarks: 0, copiesGiven: 0, withoutConsent: [] as FidelityLine['withoutConsent'][number][] }
  const shownByFilm = new Map<Id, { clips: number; clipsLength: Ms }>()
  let signed: FidelityLine['signed'] = null
  for (const { what, at } of ordered) {
    if (what.kind === 'filmed' || what.kind === 'imported') line.filmed += what.length
    if (what.kind === 'filmed-without-consent' || what.kind === 'watched-without-consent') line.withoutConsent.push({ what: what.kind === 'filmed-without-consent' ? 'filmed' : 'watched', missing: what.missing, reason: what.reason })
    if (what.kind === 'copy-given') {
      line.copiesGiven += 1
      if (!what.isCovered) line.withoutConsent.push({ what: 'copied', missing: ['copy'], reason: what.reason })
    }
    if (what.kind === 'note-signed') signed = { by: what.by, version: what.version, at }
    if (what.kind === 'watched') {
      line.watched += what.length
      line.remarks += what.remarks
      // A film watched twice still showed the same clips.
      const before = shownByFilm.get(what.filmId)
      shownByFilm.set(what.filmId, { clips: Math.max(what.clips, before?.clips ?? 0), clipsLength: Math.max(what.clipsLength, before?.clipsLength ?? 0) })
    }
  }
  const shown = [...shownByFilm.values()]
  return {
    ...line,
    clipsShown: shown.reduce((sum, film) => sum + film.clips, 0),
    clipsLength: shown.reduce((sum, film) => sum + film.clipsLength, 0),
    firstAt: ordered[0]?.at ?? null,
    // A copy is often given days later.
    lastAt: ordered.findLast(({ what }) => what.kind !== 'copy-given')?.at ?? null,
    signed,
  }
}
