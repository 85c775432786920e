import { createHash, type Hash } from 'node:crypto'
import { NO_TAG } from './epoch'
import { RECORD_BYTES } from './format'

/** What lies in a file so far, carried along by whoever writes or walks through it. */
export interface History {
  epochs: number
  /** Plain bytes. */
  bytes: number
  /** DATA records. */
  records: number
  lastTag: Uint8Array
  isEven: boolean
  readonly tags: Hash
}

export function noHistory(): History {
  return { epochs: 0, bytes: 0, records: 0, lastTag: NO_TAG, isEven: true, tags: createHash('sha256') }
}

export function noteEpoch(history: History, tag: Uint8Array): void {
  history.epochs += 1
  if (history.epochs > 1) history.isEven = false
  noteTag(history, tag)
}

export function noteData(history: History, length: number, tag: Uint8Array): void {
  // A record after a short one: places can no longer be computed.
  if (history.bytes !== history.records * RECORD_BYTES) history.isEven = false
  history.bytes += length
  history.records += 1
  noteTag(history, tag)
}

function noteTag(history: History, tag: Uint8Array): void {
  history.tags.update(tag)
  history.lastTag = new Uint8Array(tag)
}
