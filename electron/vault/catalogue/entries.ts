import { z } from 'zod'
import { idSchema } from '../../../shared/domain/ids'
import { VaultDamaged } from '../crypto/damaged'
import type { RecordingFacts } from '../vault'

const base64 = (bytes: number) => z.string().regex(new RegExp(`^[A-Za-z0-9+/]{${Math.ceil((bytes * 4) / 3)}}=*$`))

export const factsSchema = z.object({
  sessionId: idSchema.nullable(),
  origin: z.enum(['camera', 'file', 'film']),
  mimeType: z.string().max(200),
  startedAt: z.iso.datetime(),
  state: z.enum(['open', 'closed', 'interrupted']),
  media: z.unknown().optional(),
}) satisfies z.ZodType<RecordingFacts>

const KEY_BYTES = 32
const owner = z.string().max(64)
const ownerSchema = z.strictObject({ kind: z.literal('key'), owner })

const entrySchema = z.discriminatedUnion('kind', [
  /** As an earlier version wrote it. */
  z.strictObject({ kind: z.literal('key'), owner, key: base64(KEY_BYTES).transform((text) => Buffer.from(text, 'base64')) }),
  z.strictObject({ kind: z.literal('facts'), recordingId: idSchema, facts: factsSchema }),
  /** Where an object's bytes lie. Without a final tag it is still being written to. */
  z.strictObject({
    kind: z.literal('object'),
    key: z.string().max(240),
    owner,
    file: z.string().regex(/^[0-9a-f]{32}$/),
    bytes: z.int().min(0),
    finalTag: base64(16).nullable(),
  }),
  z.strictObject({ kind: z.literal('object-gone'), key: z.string().max(240) }),
  /** The recording is taken out of the list. Its key stays until it is erased. */
  z.strictObject({ kind: z.literal('facts-gone'), recordingId: idSchema }),
  /** What was erased, by random id: a backup that is brought back honours it. */
  z.strictObject({ kind: z.literal('tombstone'), owner }),
  /** Something about the vault that holds from then on for good. */
  z.strictObject({ kind: z.literal('mark'), mark: z.string().max(64) }),
])

/** One line of the catalogue. Lines are only ever added; the last one about a thing holds. */
export type CatalogueEntry = Exclude<z.infer<typeof entrySchema>, { readonly kind: 'key' }> | KeyEntry

/**
 * The key of everything that belongs to one owner: a recording, a family, a session, or what is made anew at any time. It is
 * never a text, which could not be overwritten.
 */
export interface KeyEntry {
  readonly kind: 'key'
  readonly owner: string
  /** 32 bytes. */
  readonly key: Uint8Array
}

/** A line about a key ends with its bytes, after a line feed, which no JSON holds. To be wiped when it was written. */
export function encodeEntry(entry: CatalogueEntry): Buffer {
  if (entry.kind !== 'key') return Buffer.from(JSON.stringify(entry))
  const { key, ...owner } = entry
  const json = Buffer.from(`${JSON.stringify(owner)}\n`)
  const line = Buffer.allocUnsafeSlow(json.length + key.length)
  line.set(json)
  line.set(key, json.length)
  return line
}

/**
 * The bytes were sealed by this app: anything that does not fit was written by a newer one. A key is part of what was given, and is
 * to be copied before that is wiped.
 */
export function decodeEntry(bytes: Buffer): CatalogueEntry {
  const jsonEnd = bytes.indexOf('\n')
  if (jsonEnd < 0) return entrySchema.parse(JSON.parse(bytes.toString('utf8')))
  const key = bytes.subarray(jsonEnd + 1)
  if (key.length !== KEY_BYTES) throw new VaultDamaged('tampered')
  const named: unknown = JSON.parse(bytes.toString('utf8', 0, jsonEnd))
  return { kind: 'key', owner: isOwner(named) ? named.owner : ownerSchema.parse(named).owner, key }
}

/** The same as the schema says: most lines of a practice are keys, and opening the vault waits for all of them to be read. */
function isOwner(named: unknown): named is z.infer<typeof ownerSchema> {
  if (typeof named !== 'object' || named === null) return false
  const { kind, owner: id, ...rest } = named as { readonly [name: string]: unknown }
  return kind === 'key' && typeof id === 'string' && id.length <= 64 && Object.keys(rest).length === 0
}
