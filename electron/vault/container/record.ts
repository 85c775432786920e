import { openBytes, sealInto, TAG_BYTES } from '../crypto/aead'
import { VaultDamaged } from '../crypto/damaged'
import type { Epoch } from './epoch'
import { lengthAt, nonceAt, OVERHEAD_BYTES, readRecordHeader, RECORD_HEADER_BYTES, recordNonce, type RecordHeader } from './format'

/** What the record at one place must say of itself. */
export type ExpectedRecord = Omit<RecordHeader, 'followsSync'>

/** The body of a record (header, ciphertext, tag) that must be just this one. Errors: `VaultDamaged`. */
export function openRecord(record: Buffer, epoch: Epoch, context: Uint8Array, expected: ExpectedRecord): Buffer {
  const header = readRecordHeader(record, 0)
  if (!header || !isExpected(header, expected) || record.length !== OVERHEAD_BYTES + expected.length) throw new VaultDamaged('tampered')
  const aad = Buffer.concat([context, record.subarray(0, RECORD_HEADER_BYTES)])
  return openBytes(epoch.dataKey, recordNonce(expected.kind, expected.seq), aad, record.subarray(RECORD_HEADER_BYTES))
}

function isExpected(header: RecordHeader, expected: ExpectedRecord): boolean {
  return (
    header.kind === expected.kind &&
    header.epoch === expected.epoch &&
    header.seq === expected.seq &&
    header.length === expected.length &&
    header.offset === expected.offset
  )
}

/** Records laid out one after another at `[start, end)`: each its header, its plain body, and room for its tag. */
export interface LaidOut {
  readonly bytes: Buffer<ArrayBuffer>
  readonly start: number
  readonly end: number
}

/** What seals the records of one epoch: its data key, and what every tag covers beside the record's header. */
export interface RecordKey {
  readonly key: Uint8Array
  readonly context: Uint8Array
}

/**
 * Seals records where they lie, and gives their tags, one behind the other. What is sealed here is never handed in again: the
 * nonce is the number in the record's header.
 */
export function sealRecords({ bytes, start, end }: LaidOut, { key, context }: RecordKey): Buffer {
  const aad = Buffer.alloc(context.length + RECORD_HEADER_BYTES)
  aad.set(context)
  const tags: Buffer[] = []
  for (let at = start; at < end; ) {
    const body = at + RECORD_HEADER_BYTES
    const bodyEnd = body + lengthAt(bytes, at)
    if (bodyEnd + TAG_BYTES > end) throw new Error('Records were laid out wrongly')
    bytes.copy(aad, context.length, at, body)
    at = sealInto(bytes, body, key, nonceAt(bytes, at), aad, bytes.subarray(body, bodyEnd))
    tags.push(bytes.subarray(bodyEnd, at))
  }
  return Buffer.concat(tags)
}
