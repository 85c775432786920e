import type { PictureHash } from '../../shared/domain/film-plan'
import type { Id } from '../../shared/domain/ids'
import type { FootageOrigin } from '../../shared/domain/recording'

/**
 * The vault's whole interface: what the other rooms know of where footage lies. They name things by key; how the bytes
 * lie on disk, sealed or not, is this room's own affair.
 *
 * Every promise that resolves after a write means "on disk". A full disk is an `AppFailure` of kind `disk-full`, any other
 * refusal by the file system one of kind `storage-failed`; in both cases nothing half-made is left under a key.
 */
export interface Vault {
  /** Live footage: each append is on disk when it resolves, and is found again after a crash. */
  beginRecording(facts: RecordingFacts): Promise<Id>
  appendChunk(recordingId: Id, index: number, bytes: Uint8Array): Promise<void>
  /**
   * Writes the end of live footage and lets go of it, also after `lock`; nothing else can then be written to it. It is closed
   * once the vault is open. Does nothing where it is not live.
   */
  endLive(recordingId: Id): Promise<void>
  /** Closes the live footage. `wasEnded`: it had its end already. Unknown or closed recordings: `recording-missing`. */
  closeRecording(recordingId: Id): Promise<{ readonly wasEnded: boolean }>
  /** Recordings that were begun and neither closed nor discarded; `isLive` while this process still appends to them. */
  openRecordings(): Promise<readonly { readonly recordingId: Id; readonly isLive: boolean; readonly facts: RecordingFacts }[]>
  /** Lets go of everything being appended to (the page went away); the bytes stay and are listed by `openRecordings`. */
  releaseLive(): Promise<void>

  facts(recordingId: Id): Promise<RecordingFacts>
  updateFacts(recordingId: Id, change: Partial<RecordingFacts>): Promise<void>
  recordingIds(): Promise<readonly Id[]>
  /** Removes footage, everything derived from it (segments named by `segmentOf` too), and its facts. */
  removeRecording(recordingId: Id): Promise<void>

  /** A new object, in pieces. Nothing is visible under the key until `commit`. */
  write(key: VaultKey): Promise<VaultWriter>
  /** Length in bytes, or null where there is nothing. */
  size(key: VaultKey): Promise<number | null>
  /** Bytes `[start, end)`, streamed. The range must lie within the size. */
  read(key: VaultKey, range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>
  remove(key: VaultKey): Promise<void>
  /** Everything kept under a prefix such as `segments/`, with size and time of last use, oldest first. */
  list(prefix: 'segments/' | 'pictures/'): Promise<readonly { readonly key: VaultKey; readonly bytes: number; readonly usedAt: number }[]>

  /** Something that ffmpeg can open and seek in, until released. */
  lend(key: VaultKey): Promise<{ readonly url: string; release(): Promise<void> }>

  freeBytes(): Promise<number>
  usedBytes(): Promise<number>
  /**
   * Resolves when every write asked for so far is on disk and every key is overwritten. What is being filmed goes on: live
   * footage can still be appended to, by a writer that can read nothing back.
   */
  lock(): Promise<void>
  /** Takes over what is being filmed from a vault that was locked in the middle of it. */
  takeOverLive(locked: Vault): void
  /** Locks, and lets go of what is being filmed. */
  close(): Promise<void>
}

/** What the vault knows of a recording, besides its bytes. Small, rewritten whole. */
export interface RecordingFacts {
  readonly sessionId: Id | null
  readonly origin: FootageOrigin
  readonly mimeType: string
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly state: 'open' | 'closed' | 'interrupted'
  /** Set once the footage has been looked at; `MediaInfo` as JSON, or why there is none to be had. */
  readonly media?: unknown
}

export const RECORDING_PARTS = ['original', 'proxy', 'quick', 'thumbnails', 'pictures', 'frames'] as const
export type RecordingPart = (typeof RECORDING_PARTS)[number]

export type VaultKey = `recordings/${Id}/${RecordingPart}` | `pictures/${PictureHash}` | `segments/${string}`

export interface VaultWriter {
  append(bytes: Uint8Array): Promise<void>
  /** On disk and visible under its key. */
  commit(): Promise<void>
  /** Leaves nothing. Safe to call after `commit`, when it does nothing. */
  abandon(): Promise<void>
}

export const MADE_FROM = '--'

/** Names a segment so that it goes when the recording goes that it was made from. */
export function segmentOf(recordingId: Id, name: string): `segments/${string}` {
  return `segments/${name}${MADE_FROM}${recordingId}`
}
