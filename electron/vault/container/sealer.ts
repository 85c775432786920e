import { TAG_BYTES } from '../crypto/aead'
import { copyOfSecret, wipe } from '../crypto/secrets'
import type { Epoch } from './epoch'
import { finalBody } from './final'
import { OVERHEAD_BYTES, RECORD_HEADER_BYTES, RECORDS_AT_MOST, seqAt, writeRecordHeader, type ContainerSeal, type RecordKind } from './format'
import type { ToBeSealed } from './batch'
import { sealRecords, type LaidOut, type Records } from './record'
import { noteLength, noteTags, type Tally } from './tally'

/**
 * Seals the records of one epoch: they are laid out one after another, and sealed once, in that order, here or elsewhere.
 * What was laid out is written, or the sealer is dropped.
 */
export interface Sealer {
  readonly tally: Readonly<Tally>
  /** Puts the header of a DATA record at `at`, in front of `length` plain bytes; gives where the record ends, with room for its tag. */
  layOut(target: Buffer, at: number, length: number): number
  /** Seals everything that was laid out since the last time, where it lies; gives the tags. */
  seal(records: Records): Uint8Array
  /** The same for whoever seals elsewhere, with a copy of the key, which they overwrite. */
  handOver(records: LaidOut): ToBeSealed
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
  let sealedUpTo = 0
  let followsSync = false

  function layOut(kind: RecordKind, target: Buffer, at: number, length: number): number {
    if (seq === RECORDS_AT_MOST) throw new Error('This file has too many records')
    seq += 1
    writeRecordHeader(target, at, { kind, followsSync, epoch: epoch.number, seq, length, offset: tally.bytes })
    followsSync = false
    return at + OVERHEAD_BYTES + length
  }

  /** Each is sealed once: a second time, the same nonce would bring back what it was. */
  function take({ bytes, start, end }: Records): void {
    if (start < end && seqAt(bytes, start) !== sealedUpTo + 1) throw new Error('A record was to be sealed twice, or out of turn')
    sealedUpTo = seq
  }

  function seal(records: Records): Uint8Array {
    take(records)
    return sealRecords(records, { key: epoch.dataKey, context })
  }

  return {
    tally,
    layOut(target, at, length) {
      const end = layOut('data', target, at, length)
      noteLength(tally, length)
      return end
    },
    seal,
    handOver(records) {
      take(records)
      return { ...records, key: copyOfSecret(epoch.dataKey), context }
    },
    noteTags: (tags) => noteTags(tally, tags),
    final() {
      const { bytes, records, isEven } = tally
      const body = finalBody({ bytes, records, isEven, tagsHash: tally.tags.digest() })
      const record = Buffer.alloc(OVERHEAD_BYTES + body.length)
      record.set(body, RECORD_HEADER_BYTES)
      const end = layOut('final', record, 0, body.length)
      seal({ bytes: record, start: 0, end })
      return { record, seal: { bytes, finalTag: Uint8Array.from(record.subarray(-TAG_BYTES)) } }
    },
    noteSync: () => void (followsSync = true),
    wipe: () => wipe(epoch.dataKey),
  }
}
