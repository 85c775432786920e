import { openBytes } from '../crypto/aead'
import { VaultDamaged } from '../crypto/damaged'
import type { Epoch } from './epoch'
import { OVERHEAD_BYTES, readRecordHeader, recordNonce, RECORD_HEADER_BYTES, type RecordHeader } from './format'

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
