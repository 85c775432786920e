import { z } from 'zod'
import { itemFrames, type FilmPlanItem, type PictureHash } from './film-plan'
import { idSchema, type Id } from './ids'
import { instantSchema, msSchema, type Instant, type Ms } from './time'

/** What a practitioner puts in order. Words live here; they become pictures when the film is planned. */
export type FilmItem =
  | { readonly id: Id; readonly kind: 'card'; readonly look: 'title' | 'question' | 'end'; readonly words: string; readonly duration: Ms }
  | {
      readonly id: Id
      readonly kind: 'clip'
      readonly recordingId: Id
      readonly momentId: Id | null
      readonly start: Ms
      readonly end: Ms
      readonly caption: string
      /** A still of the clip's last frame follows. */
      readonly thenStill: boolean
      /** Shown again at half speed. */
      readonly againSlowly: boolean
    }

/** A film as it is being built, and the film last made from it. */
export interface FeedbackFilm {
  readonly id: Id
  readonly familyId: Id
  readonly sessionId: Id
  readonly items: readonly FilmItem[]
  readonly made: MadeFilm | null
}

export interface MadeFilm {
  /** The film's own bytes in the vault. */
  readonly recordingId: Id
  readonly duration: Ms
  readonly madeAt: Instant
  /** `planKey` of what it was made from: another key means that the film was changed since. */
  readonly planKey: string
  readonly clips: number
  /** Summed length of the clips shown, without cards, stills and repeats. */
  readonly clipsLength: Ms
}

const filmItemSchema = z.discriminatedUnion('kind', [
  z.object({ id: idSchema, kind: z.literal('card'), look: z.enum(['title', 'question', 'end']), words: z.string().max(500), duration: msSchema }),
  z.object({
    id: idSchema,
    kind: z.literal('clip'),
    recordingId: idSchema,
    momentId: idSchema.nullable(),
    start: msSchema,
    end: msSchema,
    caption: z.string().max(300),
    thenStill: z.boolean(),
    againSlowly: z.boolean(),
  }),
])

export const feedbackFilmSchema = z.object({
  id: idSchema,
  familyId: idSchema,
  sessionId: idSchema,
  items: z.array(filmItemSchema).max(200),
  made: z
    .object({ recordingId: idSchema, duration: msSchema, madeAt: instantSchema, planKey: z.string(), clips: z.int(), clipsLength: msSchema })
    .nullable(),
}) satisfies z.ZodType<FeedbackFilm>

export const STILL_LENGTH: Ms = 3_000
export const SLOWDOWN = 2

/** One stretch of the film as it plays: what preview and plan are both made from, so that they cannot differ. */
export type FilmStretch =
  | { readonly kind: 'card'; readonly itemId: Id; readonly look: 'title' | 'question' | 'end'; readonly words: string; readonly duration: Ms }
  | { readonly kind: 'clip'; readonly itemId: Id; readonly recordingId: Id; readonly start: Ms; readonly end: Ms; readonly slowdown: 1 | 2; readonly caption: string }
  | { readonly kind: 'still'; readonly itemId: Id; readonly recordingId: Id; readonly at: Ms; readonly duration: Ms; readonly caption: string }

/** An item unfolded: a clip, then its still, then the clip again slowly. */
export function stretchesOf(item: FilmItem): readonly FilmStretch[] {
  if (item.kind === 'card') return [{ kind: 'card', itemId: item.id, look: item.look, words: item.words, duration: item.duration }]
  const { recordingId, start, end, caption, id: itemId } = item
  const stretches: FilmStretch[] = [{ kind: 'clip', itemId, recordingId, start, end, slowdown: 1, caption }]
  // The last moment that still belongs to the half-open range.
  if (item.thenStill) stretches.push({ kind: 'still', itemId, recordingId, at: Math.max(start, end - 1), duration: STILL_LENGTH, caption })
  if (item.againSlowly) stretches.push({ kind: 'clip', itemId, recordingId, start, end, slowdown: SLOWDOWN, caption })
  return stretches
}

export function stretchLength(stretch: FilmStretch): Ms {
  return stretch.kind === 'clip' ? (stretch.end - stretch.start) * stretch.slowdown : stretch.duration
}

export function filmItemsLength(items: readonly FilmItem[]): Ms {
  return items.flatMap(stretchesOf).reduce((sum, stretch) => sum + stretchLength(stretch), 0)
}

/** The plan's item for a stretch, given the pictures drawn for its words. */
export function planItem(stretch: FilmStretch, pictureOf: (stretch: FilmStretch) => PictureHash | null): FilmPlanItem {
  const picture = pictureOf(stretch)
  switch (stretch.kind) {
    case 'card':
      if (picture === null) throw new Error('A card needs its picture')
      return { kind: 'card', duration: stretch.duration, picture }
    case 'clip':
      return { kind: 'clip', recordingId: stretch.recordingId, start: stretch.start, end: stretch.end, slowdown: stretch.slowdown, caption: picture }
    case 'still':
      return { kind: 'still', recordingId: stretch.recordingId, at: stretch.at, duration: stretch.duration, caption: picture }
  }
}

/** Where in the film a stretch begins, counted in whole frames as the render counts them. */
export function stretchStarts(stretches: readonly FilmStretch[], frameRate: number): readonly Ms[] {
  let frames = 0
  return stretches.map(stretch => {
    const start = Math.round((frames * 1_000) / frameRate)
    frames += itemFrames(planItem(stretch, () => ''.padEnd(64, '0')), frameRate)
    return start
  })
}

/** Names what a film was made from. Ids of items do not matter, only what is seen and heard. */
export function planKey(items: readonly FilmItem[]): string {
  return JSON.stringify(items.flatMap(stretchesOf).map(stretch => ({ ...stretch, itemId: undefined })))
}
