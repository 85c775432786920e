import { sealInto, TAG_BYTES } from '../crypto/aead'
import { wipe } from '../crypto/secrets'
import type { Epoch } from './epoch'
import { finalBody } from './final'
import { recordNonce, RECORD_HEADER_BYTES, RECORDS_AT_MOST, writeRecordHeader, type ContainerSeal, type RecordKind } from './format'
import { noteData, type Tally } from './tally'

/** Seals the records of one epoch, one after another. What it sealed is written, or the sealer is dropped: never sealed again. */
export interface Sealer {
  readonly tally: Readonly<Tally>
  /** Gives where the record ends in `target`. */
  data(target: Buffer, at: number, plain: Uint8Array): number
  final(target: Buffer, at: number): { readonly end: number; readonly seal: ContainerSeal }
  /** Everything sealed so far is on disk; the next record says so. */
  noteSync(): void
  wipe(): void
}

/** `tally` includes the epoch's own record. */
export function sealerOf(epoch: Epoch, context: Uint8Array, tally: Tally): Sealer {
  const aad = Buffer.alloc(context.length + RECORD_HEADER_BYTES)
  aad.set(context)
  let seq = 0
  let followsSync = false

  function put(kind: RecordKind, target: Buffer, at: number, plain: Uint8Array): number {
    if (seq === RECORDS_AT_MOST) throw new Error('This file has too many records')
    seq += 1
    writeRecordHeader(target, at, { kind, followsSync, epoch: epoch.number, seq, length: plain.length, offset: tally.bytes })
    followsSync = false
    target.copy(aad, context.length, at, at + RECORD_HEADER_BYTES)
    return sealInto(target, at + RECORD_HEADER_BYTES, epoch.dataKey, recordNonce(kind, seq), aad, plain)
  }

  return {
    tally,
    data(target, at, plain) {
      const end = put('data', target, at, plain)
      noteData(tally, plain.length, target.subarray(end - TAG_BYTES, end))
      return end
    },
    final(target, at) {
      const { bytes, records, isEven } = tally
      const end = put('final', target, at, finalBody({ bytes, records, isEven, tagsHash: tally.tags.digest() }))
      return { end, seal: { bytes, finalTag: Uint8Array.from(target.subarray(end - TAG_BYTES, end)) } }
    },
    noteSync: () => void (followsSync = true),
    wipe: () => wipe(epoch.dataKey),
  }
}

