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

/** Records one after another at `[start, end)`: each its header, its plain body, and room for its tag. */
export interface Records {
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
}

/** The same in memory of their own, which can be handed over. */
export interface LaidOut extends Records {
  readonly bytes: Buffer<ArrayBuffer>
}

/** What seals the records of one epoch: its data key, and what every tag covers beside the record's header. */
export interface RecordKey {
  readonly key: Uint8Array
  readonly context: Uint8Array
}

/**
 * Seals records where they lie, and gives their tags, one behind the other. The nonce is the number in the record's header: what was
 * sealed is never handed in again, which would bring back what it was.
 */
export function sealRecords({ bytes, start, end }: Records, { key, context }: RecordKey): Uint8Array {
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
  // Not by `Buffer.concat`, whose memory is shared with whatever else is small: these bytes go to another thread.
  const all = new Uint8Array(tags.length * TAG_BYTES)
  for (const [index, tag] of tags.entries()) all.set(tag, index * TAG_BYTES)
  return all
}
