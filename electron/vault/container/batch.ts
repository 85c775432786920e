import { wipe } from '../crypto/secrets'
import { sealRecords, type RecordKey } from './record'

/** Records laid out in plain at `[start, end)`, and what seals them: a copy of the key, made for this batch. */
export interface ToBeSealed extends RecordKey {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly start: number
  readonly end: number
  readonly key: Uint8Array<ArrayBuffer>
}

/** The same memory, sealed, and the records' tags. */
export interface SealedBatch {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly tags: Uint8Array
}

/** Overwrites its key, whatever happens. */
export function sealBatch({ bytes, start, end, key, context }: ToBeSealed): SealedBatch {
  try {
    return { bytes, tags: sealRecords({ bytes: bufferOf(bytes), start, end }, { key, context }) }
  } finally {
    wipe(key)
  }
}

/** The same memory as Node likes it. */
export const bufferOf = (bytes: Uint8Array<ArrayBuffer>): Buffer<ArrayBuffer> => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
