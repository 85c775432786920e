import { z } from 'zod'
import { auditedSchema, type AuditLine } from '../../../shared/domain/audit'

const lineSchema = z.object({ counter: z.int().min(1), at: z.iso.datetime(), what: z.unknown() })

/** Lengths grow in steps: how long a line is says little about it. */
const STEP = 256

export function encodeLine(line: AuditLine): Uint8Array {
  const json = Buffer.from(JSON.stringify(line), 'utf8')
  return Buffer.concat([json, Buffer.alloc(STEP - (json.length % STEP), ' ')])
}

/** A line of a kind that only a later version knows is `other`. */
export function decodeLine(bytes: Uint8Array): AuditLine {
  const { what, ...line } = lineSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  const known = auditedSchema.safeParse(what)
  return { ...line, what: known.success ? known.data : { kind: 'other' } }
}
