import { z } from 'zod'
import { filmPlanSchema, pictureHashSchema } from '../domain/film-plan'
import { idSchema } from '../domain/ids'
import type { Outcome } from '../domain/outcome'
import type { MediaInfo, RecordingPictures } from '../domain/recording'

/**
 * Everything the renderer may ask of the main process, and everything main may announce.
 * Add a line here, and `Handlers` (main), `Api` (renderer) and the fake used by tests stop compiling until they know about it.
 * No path crosses the bridge: the renderer names ids, only the vault knows where things lie.
 *
 * Footage itself does not travel through calls but over HTTP semantics at `Api.footageBase`:
 *   GET  <base>/<recordingId>/play         the footage to play (proxy where there is one), with ranges
 *   GET  <base>/<recordingId>/quick        a copy with close key frames, where one is there, with ranges
 *   GET  <base>/<recordingId>/thumbnails   one JPEG grid, see `RecordingPictures`
 *   POST <base>/<recordingId>/import       the bytes of a file being imported, after `import:begin`
 */

/** What the page needs to know once, when it starts. */
export interface AppStart {
  readonly version: string
  readonly shell: 'electron' | 'preview'
  readonly isDemo: boolean
  /** Null when no usable ffmpeg was found; filming and watching go on, films cannot be made. */
  readonly ffmpeg: { readonly version: string; readonly missing: readonly string[] } | null
  /** `file`: main can save the page as a PDF file. `browser`: the page asks the browser to print. */
  readonly printing: 'file' | 'browser'
  /** The footage of the demonstration family; empty outside the demonstration. */
  readonly demoRecordings: readonly { readonly recordingId: string; readonly media: MediaInfo }[]
}

/** A recording that was being made when the app or the page ended. Its footage is safe and has been closed. */
export interface InterruptedRecording {
  readonly recordingId: string
  readonly sessionId: string
  readonly startedAt: string
  /** Null where it is too damaged to be played. Its bytes are kept. */
  readonly media: MediaInfo | null
}

/** Footage that lay in the vault, closed, when the page started. */
export interface KeptRecording {
  readonly recordingId: string
  readonly origin: 'camera' | 'file' | 'film'
  readonly sessionId: string | null
  readonly startedAt: string
}

export interface Storage {
  readonly freeBytes: number
  readonly usedBytes: number
}

const bytes = z.instanceof(Uint8Array)
const nothing = z.object({})
const named = { recordingId: idSchema }

const menuItem = z.object({ id: z.string(), title: z.string(), keys: z.array(z.string()), menu: z.string(), isEnabled: z.boolean() })

const call = <A extends z.ZodType>(args: A) => ({
  returns: <R>() => ({ args }) as { readonly args: A; readonly result?: R },
})
const event = <P>() => ({}) as { readonly payload?: P }

export const calls = {
  'app:start': call(nothing).returns<AppStart>(),
  'app:storage': call(nothing).returns<Storage>(),
  /** Answers `app:before-close`: everything asked for is on disk. */
  'app:ready-to-close': call(nothing).returns<void>(),
  'menu:show': call(z.object({ items: z.array(menuItem).max(300) })).returns<void>(),
  /** Asks where to, and writes the page as it prints. Where the person cancels, nothing is saved. */
  'page:save-as-pdf': call(z.object({ title: z.string().max(200) })).returns<{ saved: boolean }>(),

  'recording:begin': call(z.object({ sessionId: idSchema, mimeType: z.string().max(200) })).returns<{ recordingId: string }>(),
  /** Resolves when the chunk is on disk. Chunks are numbered from 0; the same number twice is an error. */
  'recording:append': call(z.object({ ...named, index: z.int().min(0), bytes })).returns<void>(),
  'recording:finish': call(z.object(named)).returns<MediaInfo>(),
  /** Closes what an ended app or page left open and lists it, until each is acknowledged. */
  'recording:interrupted': call(nothing).returns<readonly InterruptedRecording[]>(),
  'recording:acknowledge': call(z.object(named)).returns<void>(),
  /** What the vault already held when this page called `app:start`; never what the page has begun itself. */
  'recording:kept': call(nothing).returns<readonly KeptRecording[]>(),
  /** Start of each frame in the recording, ms, ascending. */
  'recording:frames': call(z.object(named)).returns<Uint32Array>(),
  'recording:pictures': call(z.object(named)).returns<RecordingPictures>(),
  /** Which address is better for stepping and jumping about: `quick` once a copy with close key frames is there. */
  'recording:part-to-play': call(z.object(named)).returns<{ readonly part: 'play' | 'quick' }>(),
  'recording:remove': call(z.object(named)).returns<void>(),

  'import:begin': call(z.object({ sessionId: idSchema, name: z.string().max(1_000), bytes: z.int().min(0) })).returns<{ recordingId: string }>(),
  /** After the bytes are there: looks at them, and makes a proxy if the browser cannot play them. */
  'import:finish': call(z.object(named)).returns<MediaInfo>(),
  'import:cancel': call(z.object(named)).returns<void>(),

  'picture:put': call(z.object({ hash: pictureHashSchema, bytes })).returns<void>(),
  /** Renders items into the clip cache ahead of time, quietly; unknown or failing items are left out. */
  'film:prepare': call(z.object({ plan: filmPlanSchema })).returns<void>(),
  /** `filmId` names the job for `film:progress` and `film:cancel`; the film becomes a recording of its own. */
  'film:render': call(z.object({ filmId: idSchema, plan: filmPlanSchema })).returns<{ recordingId: string; media: MediaInfo }>(),
  'film:cancel': call(z.object({ filmId: idSchema })).returns<void>(),
} as const

export const events = {
  /** `fraction` 0–1 of the phase. */
  'import:progress': event<{ recordingId: string; phase: 'copying' | 'looking' | 'proxy'; fraction: number }>(),
  'film:progress': event<{ filmId: string; fraction: number }>(),
  'app:before-close': event<void>(),
  'command:run': event<{ id: string }>(),
} as const

export type Channel = keyof typeof calls
export type EventName = keyof typeof events
export type Args<C extends Channel> = z.output<(typeof calls)[C]['args']>
export type Result<C extends Channel> = NonNullable<(typeof calls)[C]> extends { readonly result?: infer R } ? R : never
export type Payload<E extends EventName> = (typeof events)[E] extends { readonly payload?: infer P } ? P : never

export const channels = Object.keys(calls) as Channel[]

/** What the main process implements. */
export type Handlers = { readonly [C in Channel]: (args: Args<C>) => Promise<Result<C>> }

/** How main announces something to the page. */
export type Announce = <E extends EventName>(name: E, payload: Payload<E>) => void

/** What the renderer sees as `window.api`. */
export interface Api {
  /** Where footage is read from and imported to; no slash at its end. */
  readonly footageBase: string
  call<C extends Channel>(channel: C, args: Args<C>): Promise<Outcome<Result<C>>>
  on<E extends EventName>(name: E, listener: (payload: Payload<E>) => void): () => void
}
