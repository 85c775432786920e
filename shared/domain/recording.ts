import { z } from 'zod'
import { idSchema, type Id } from './ids'
import { instantSchema, msSchema, type Instant, type Ms } from './time'

/** What is known about a piece of footage once it has been looked at. */
export interface MediaInfo {
  readonly duration: Ms
  /** As shown, after rotation, in pixels. */
  readonly width: number
  readonly height: number
  /** Mean frames per second; a display, never a key. */
  readonly frameRate: number
  readonly frames: number
  readonly hasSound: boolean
  readonly videoCodec: string
  readonly bytes: number
  /** True where the browser cannot play the original and a proxy stands in for it. */
  readonly hasProxy: boolean
  /** The container claims more than the bytes hold; this much of it can be played. */
  readonly cutOffAt: Ms | null
}

export const mediaInfoSchema = z.object({
  duration: msSchema,
  width: z.int().min(1),
  height: z.int().min(1),
  frameRate: z.number().min(0),
  frames: z.int().min(0),
  hasSound: z.boolean(),
  videoCodec: z.string(),
  bytes: z.int().min(0),
  hasProxy: z.boolean(),
  cutOffAt: msSchema.nullable(),
})

export type RecordingState =
  | { readonly kind: 'capturing' }
  | { readonly kind: 'preparing' }
  | { readonly kind: 'ready'; readonly media: MediaInfo }
  | { readonly kind: 'interrupted'; readonly media: MediaInfo }
  /** Interrupted, and nothing in it can be played; the bytes are kept. */
  | { readonly kind: 'damaged' }

/** One piece of raw footage; its bytes lie in the vault under the same id. */
export interface Recording {
  readonly id: Id
  readonly familyId: Id
  readonly sessionId: Id
  readonly title: string
  readonly origin: 'camera' | 'file'
  readonly state: RecordingState
  readonly madeAt: Instant
}

/** Where footage in the vault comes from; films are made of the other two. */
export type FootageOrigin = Recording['origin'] | 'film'

export const recordingSchema = z.object({
  id: idSchema,
  familyId: idSchema,
  sessionId: idSchema,
  title: z.string().max(300),
  origin: z.enum(['camera', 'file']),
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('capturing') }),
    z.object({ kind: z.literal('preparing') }),
    z.object({ kind: z.literal('ready'), media: mediaInfoSchema }),
    z.object({ kind: z.literal('interrupted'), media: mediaInfoSchema }),
    z.object({ kind: z.literal('damaged') }),
  ]),
  madeAt: instantSchema,
}) satisfies z.ZodType<Recording>

/** The media of a recording that can be played, or null while it is being made, or where it is damaged. */
export function mediaOf(recording: Recording): MediaInfo | null {
  return recording.state.kind === 'ready' || recording.state.kind === 'interrupted' ? recording.state.media : null
}

/** Small pictures and the sound's outline, for a timeline. */
export interface RecordingPictures {
  /** One picture file holds all tiles in a grid; each tile is labelled with its own time. */
  readonly tiles: readonly { readonly at: Ms; readonly column: number; readonly row: number }[]
  readonly columns: number
  readonly rows: number
  readonly tileWidth: number
  readonly tileHeight: number
  /** Loudest sample per step, 0–255; empty without sound. */
  readonly peaks: Uint8Array
  readonly peakStep: Ms
}
