import { z } from 'zod'
import { idSchema, type Id } from './ids'
import { msSchema, type Ms, type TimeRange } from './time'

/** The bytes of a picture drawn by the app, named by their SHA-256 in lower-case hex. */
export type PictureHash = string
export const pictureHashSchema = z.string().length(64).regex(/^[0-9a-f]+$/)

/** A whole-screen picture with words: title, question, end. */
export interface CardItem {
  readonly kind: 'card'
  readonly duration: Ms
  readonly picture: PictureHash
}

/** A passage of a recording. `slowdown` 2 shows it at half speed, without sound. */
export interface ClipItem extends TimeRange {
  readonly kind: 'clip'
  readonly recordingId: Id
  readonly slowdown: 1 | 2 | 4
  /** A transparent picture of the film's size laid over the whole clip, or null. */
  readonly caption: PictureHash | null
}

/** One frame of a recording, held. */
export interface StillItem {
  readonly kind: 'still'
  readonly recordingId: Id
  readonly at: Ms
  readonly duration: Ms
  readonly caption: PictureHash | null
}

export type FilmPlanItem = CardItem | ClipItem | StillItem

/** What to render: ordered items and nothing else. No words: those are in the pictures. */
export interface FilmPlan {
  readonly width: number
  readonly height: number
  readonly frameRate: 25 | 30
  readonly items: readonly FilmPlanItem[]
}

const itemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card'), duration: msSchema.min(200).max(600_000), picture: pictureHashSchema }),
  z.object({
    kind: z.literal('clip'),
    recordingId: idSchema,
    start: msSchema,
    end: msSchema,
    slowdown: z.union([z.literal(1), z.literal(2), z.literal(4)]),
    caption: pictureHashSchema.nullable(),
  }),
  z.object({ kind: z.literal('still'), recordingId: idSchema, at: msSchema, duration: msSchema.min(200).max(600_000), caption: pictureHashSchema.nullable() }),
])

export const filmPlanSchema = z.object({
  width: z.int().min(160).max(3840).multipleOf(2),
  height: z.int().min(90).max(2160).multipleOf(2),
  frameRate: z.union([z.literal(25), z.literal(30)]),
  items: z.array(itemSchema).min(1).max(500),
}) satisfies z.ZodType<FilmPlan>

/** How long an item lasts on screen. */
function itemLength(item: FilmPlanItem): Ms {
  return item.kind === 'clip' ? (item.end - item.start) * item.slowdown : item.duration
}

/** An item's whole number of frames; a film is counted in frames, so that joined items never drift. */
export function itemFrames(item: FilmPlanItem, frameRate: number): number {
  return Math.max(1, Math.round((itemLength(item) * frameRate) / 1_000))
}

export function filmFrames(plan: FilmPlan): number {
  return plan.items.reduce((sum, item) => sum + itemFrames(item, plan.frameRate), 0)
}

/** The film's length, rounded to whole milliseconds. */
export function filmLength(plan: FilmPlan): Ms {
  return Math.round((filmFrames(plan) * 1_000) / plan.frameRate)
}
