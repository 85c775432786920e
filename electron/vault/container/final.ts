import { OVERHEAD_BYTES } from './format'

/** The body of the FINAL record: what a whole file is. */
export interface Final {
  /** Plain bytes. */
  readonly bytes: number
  /** DATA records. */
  readonly records: number
  /** One epoch, and every record but the last is full: places can be computed. */
  readonly isEven: boolean
  /** SHA-256 over the tags of all records in front, EPOCH ones too. */
  readonly tagsHash: Uint8Array
}

export const FINAL_BODY_BYTES = 52
export const FINAL_BYTES = OVERHEAD_BYTES + FINAL_BODY_BYTES

export function finalBody(final: Final): Buffer {
  const body = Buffer.alloc(FINAL_BODY_BYTES)
  body.writeBigUInt64BE(BigInt(final.bytes), 0)
  body.writeBigUInt64BE(BigInt(final.records), 8)
  body.writeUInt32BE(final.isEven ? 1 : 0, 16)
  body.set(final.tagsHash, 20)
  return body
}

/** Of a body whose tag was checked. */
export function readFinal(body: Buffer): Final {
  return { bytes: Number(body.readBigUInt64BE(0)), records: Number(body.readBigUInt64BE(8)), isEven: body.readUInt32BE(16) === 1, tagsHash: body.subarray(20) }
}
