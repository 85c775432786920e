import { parentPort } from 'node:worker_threads'
import { wipe } from '../crypto/secrets'
import { sealRecords } from './record'

/** Records laid out in plain, and what seals them. Bytes and key are handed over, not copied: there is one of each at a time. */
export interface ToBeSealed {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly start: number
  readonly end: number
  readonly key: Uint8Array<ArrayBuffer>
  readonly context: Uint8Array
}

/** The answers, in the order of what was asked: the same memory, sealed, and the records' tags. */
export interface SealedBytes {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly tags: Uint8Array
}

parentPort?.on('message', ({ bytes, start, end, key, context }: ToBeSealed) => {
  try {
    const tags = sealRecords({ bytes: Buffer.from(bytes.buffer), start, end }, { key, context })
    parentPort?.postMessage({ bytes, tags } satisfies SealedBytes, [bytes.buffer])
  } finally {
    wipe(key)
  }
})
