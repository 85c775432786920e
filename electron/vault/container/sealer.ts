import { TAG_BYTES } from '../crypto/aead'
import { wipe } from '../crypto/secrets'
import type { Epoch } from './epoch'
import { finalBody } from './final'
import { OVERHEAD_BYTES, RECORD_HEADER_BYTES, RECORDS_AT_MOST, writeRecordHeader, type ContainerSeal, type RecordKind } from './format'
import { sealRecords, type LaidOut, type RecordKey } from './record'
import { noteLength, noteTags, type Tally } from './tally'

/**
 * Seals the records of one epoch: they are laid out one after another, and sealed once, in that order, here or elsewhere.
 * What was laid out is written, or the sealer is dropped.
 */
export interface Sealer {
  readonly tally: Readonly<Tally>
  /** Puts the header of a DATA record at `at`, in front of `length` plain bytes; gives where the record ends, with room for its tag. */
  layOut(target: Buffer, at: number, length: number): number
  /** Seals what was laid out, where it lies; gives the tags. */
  seal(records: LaidOut): Buffer
  /** For whoever seals elsewhere; a copy of the key, which they wipe. */
  recordKey(): RecordKey & { readonly key: Uint8Array<ArrayBuffer> }
  /** Of what was sealed here or elsewhere, in the order of the records. */
  noteTags(tags: Uint8Array): void
  final(): { readonly record: Buffer; readonly seal: ContainerSeal }
  /** Everything laid out so far is on disk; the next record says so. */
  noteSync(): void
  wipe(): void
}

/** `tally` includes the epoch's own record. */
export function sealerOf(epoch: Epoch, context: Uint8Array, tally: Tally): Sealer {
  let seq = 0
  let followsSync = false

  function layOut(kind: RecordKind, target: Buffer, at: number, length: number): number {
    if (seq === RECORDS_AT_MOST) throw new Error('This file has too many records')
    seq += 1
    writeRecordHeader(target, at, { kind, followsSync, epoch: epoch.number, seq, length, offset: tally.bytes })
    followsSync = false
    return at + OVERHEAD_BYTES + length
  }

  return {
    tally,
    layOut(target, at, length) {
      const end = layOut('data', target, at, length)
      noteLength(tally, length)
      return end
    },
    seal: (records) => sealRecords(records, { key: epoch.dataKey, context }),
    recordKey() {
      // In memory of its own, so that handing it over leaves nothing behind.
      const key = new Uint8Array(new ArrayBuffer(epoch.dataKey.length))
      key.set(epoch.dataKey)
      return { key, context }
    },
    noteTags: (tags) => noteTags(tally, tags),
    final() {
      const { bytes, records, isEven } = tally
      const body = finalBody({ bytes, records, isEven, tagsHash: tally.tags.digest() })
      const record = Buffer.alloc(OVERHEAD_BYTES + body.length)
      record.set(body, RECORD_HEADER_BYTES)
      const end = layOut('final', record, 0, body.length)
      sealRecords({ bytes: record, start: 0, end }, { key: epoch.dataKey, context })
      return { record, seal: { bytes, finalTag: Uint8Array.from(record.subarray(-TAG_BYTES)) } }
    },
    noteSync: () => void (followsSync = true),
    wipe: () => wipe(epoch.dataKey),
  }
}
