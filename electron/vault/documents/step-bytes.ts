import { z } from 'zod'
import type { SealedChange } from '../../../shared/domain/sealed-change'
import { VaultDamaged } from '../crypto/damaged'

/** One step: everything that one commit wrote. Steps are numbered from 1, without gaps. */
export interface SealedStep {
  readonly number: number
  readonly changes: readonly SealedChange[]
}

const headSchema = z.strictObject({
  number: z.int().min(1),
  changes: z.array(
    z.strictObject({ table: z.string(), id: z.string(), group: z.string(), references: z.record(z.string(), z.string()), bytes: z.int().min(0).nullable() }),
  ),
})

/** `u32 length of the head | head as JSON | the bodies, one after the other`. */
export function encodeStep({ number, changes }: SealedStep): Buffer {
  const head = Buffer.from(JSON.stringify({ number, changes: changes.map(({ body, ...change }) => ({ ...change, bytes: body?.length ?? null })) }))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  return Buffer.concat([length, head, ...changes.flatMap(({ body }) => body ?? [])])
}

/** Of a step's bytes only its number: nothing else of them is looked at. */
export function numberOfStep(bytes: Buffer): number {
  const begun = /^\{"number":(\d{1,15}),/.exec(bytes.toString('latin1', 4, 40))
  return begun ? Number(begun[1]) : decodeStep(bytes).number
}

export function decodeStep(bytes: Buffer): SealedStep {
  const headEnd = 4 + bytes.readUInt32LE()
  const head = headSchema.parse(JSON.parse(bytes.subarray(4, headEnd).toString('utf8')))
  let at = headEnd
  const changes = head.changes.map(({ bytes: length, ...change }) => {
    const body = length === null ? null : bytes.subarray(at, at + length)
    at += length ?? 0
    return { ...change, body }
  })
  if (at !== bytes.length) throw new VaultDamaged('tampered')
  return { number: head.number, changes }
}
