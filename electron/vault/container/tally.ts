import { createHash, type Hash } from 'node:crypto'
import { TAG_BYTES } from '../crypto/aead'
import { NO_TAG } from './epoch'
import { RECORD_BYTES } from './format'

/** What lies in a file so far, carried along by whoever writes or walks through it. */
export interface Tally {
  epochs: number
  /** Plain bytes. */
  bytes: number
  /** DATA records. */
  records: number
  lastTag: Uint8Array
  isEven: boolean
  readonly tags: Hash
}

export function emptyTally(): Tally {
  return { epochs: 0, bytes: 0, records: 0, lastTag: NO_TAG, isEven: true, tags: createHash('sha256') }
}

export function noteEpoch(tally: Tally, tag: Uint8Array): void {
  tally.epochs += 1
  if (tally.epochs > 1) tally.isEven = false
  noteTags(tally, tag)
}

export function noteData(tally: Tally, length: number, tag: Uint8Array): void {
  noteLength(tally, length)
  noteTags(tally, tag)
}

/** A DATA record, whose tag follows. */
export function noteLength(tally: Tally, length: number): void {
  // A record after a short one: places can no longer be computed.
  if (tally.bytes !== tally.records * RECORD_BYTES) tally.isEven = false
  tally.bytes += length
  tally.records += 1
}

/** One tag or several, in the order of their records. */
export function noteTags(tally: Tally, tags: Uint8Array): void {
  if (tags.length === 0) return
  tally.tags.update(tags)
  tally.lastTag = Uint8Array.from(tags.subarray(-TAG_BYTES))
}
