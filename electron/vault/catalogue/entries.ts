import { z } from 'zod'
import { idSchema } from '../../../shared/domain/ids'
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

const entrySchema = z.discriminatedUnion('kind', [
  /** The key of everything that belongs to one owner: a recording, a family, a session, or what is made anew at any time. */
  z.strictObject({ kind: z.literal('key'), owner: z.string().max(64), key: base64(32) }),
  z.strictObject({ kind: z.literal('facts'), recordingId: idSchema, facts: factsSchema }),
  /** Where an object's bytes lie. Without a final tag it is still being written to. */
  z.strictObject({
    kind: z.literal('object'),
    key: z.string().max(240),
    owner: z.string().max(64),
    file: z.string().regex(/^[0-9a-f]{32}$/),
    bytes: z.int().min(0),
    finalTag: base64(16).nullable(),
  }),
  z.strictObject({ kind: z.literal('object-gone'), key: z.string().max(240) }),
  /** The recording is taken out of the list. Its key stays until it is erased. */
  z.strictObject({ kind: z.literal('facts-gone'), recordingId: idSchema }),
  /** What was erased, by random id: a backup that is brought back honours it. */
  z.strictObject({ kind: z.literal('tombstone'), owner: z.string().max(64) }),
])

/** One line of the catalogue. Lines are only ever added; the last one about a thing holds. */
export type CatalogueEntry = z.infer<typeof entrySchema>

export function encodeEntry(entry: CatalogueEntry): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(entry))
}

/** The bytes were sealed by this app: anything that does not fit was written by a newer one. */
export function decodeEntry(bytes: Buffer): CatalogueEntry {
  const entry: unknown = JSON.parse(bytes.toString('utf8'))
  return isKey(entry) ? entry : entrySchema.parse(entry)
}

type KeyEntry = Extract<CatalogueEntry, { readonly kind: 'key' }>

const KEY = /^[A-Za-z0-9+/]{43}=*$/

/** The same as the schema says: most lines of a practice are keys, and opening the vault waits for all of them to be read. */
function isKey(entry: unknown): entry is KeyEntry {
  if (typeof entry !== 'object' || entry === null) return false
  const { kind, owner, key, ...rest } = entry as { readonly [name: string]: unknown }
  return kind === 'key' && typeof owner === 'string' && owner.length <= 64 && typeof key === 'string' && KEY.test(key) && Object.keys(rest).length === 0
}
