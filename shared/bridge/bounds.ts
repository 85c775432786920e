import { z } from 'zod'
import type { Channel } from './contract'

/** A piece of a recording as it crosses the bridge: half a second is some 400 KB; one of a page that stood still is longer. */
export const LARGEST_CHUNK_BYTES = 64 * 1_024 * 1_024
/** A picture of a film's largest size, even where it could not be made smaller. */
const LARGEST_PICTURE_BYTES = 48 * 1_024 * 1_024
/** One record in the open, as `weightOf` counts. */
const HEAVIEST_RECORD = 4 * 1_024 * 1_024
/** All records of one step. A recording of a few hours with all that was marked in it is a hundredth of this. */
const HEAVIEST_STEP = 64 * 1_024 * 1_024
const MOST_CHANGES = 200_000
const MOST_REFERENCES = 20
/** One sealed record: the heaviest one, should each of its letters take six bytes as text. */
const LONGEST_BODY_BYTES = 8 * HEAVIEST_RECORD
/** What one question for records may bring along. */
const LONGEST_QUESTION_BYTES = 240 * 1_024 * 1_024

// What zod has no bound of its own for says it with `most`; a test walks through the contract and tries each.

export const bytesUpTo = (most: number) => z.instanceof(Uint8Array).refine(({ length }) => length <= most).meta({ most })

export const chunkBytes = bytesUpTo(LARGEST_CHUNK_BYTES)
export const pictureBytes = bytesUpTo(LARGEST_PICTURE_BYTES)

const documentName = { table: z.string().max(40), id: z.string().max(64), group: z.string().max(64) }
const references = z.record(z.string().max(40), z.string().max(64)).refine((given) => Object.keys(given).length <= MOST_REFERENCES).meta({ most: MOST_REFERENCES })
const recordValue = z.unknown().refine((value) => weightOf(value) <= HEAVIEST_RECORD).meta({ most: HEAVIEST_RECORD })

/** What a step writes. */
export const openChanges = z
  .array(z.object({ ...documentName, references, value: recordValue }))
  .max(MOST_CHANGES)
  .refine((changes) => changes.reduce((sum, { value }) => sum + weightOf(value), 0) <= HEAVIEST_STEP)

export const openDocuments = z
  .array(z.object({ ...documentName, value: recordValue }))
  .max(MOST_CHANGES)
  .refine((documents) => documents.reduce((sum, { value }) => sum + weightOf(value), 0) <= HEAVIEST_STEP)

export const sealedDocuments = z
  .array(z.object({ ...documentName, body: bytesUpTo(LONGEST_BODY_BYTES) }))
  .max(MOST_CHANGES)
  .refine((documents) => documents.reduce((sum, { body }) => sum + body.length, 0) <= LONGEST_QUESTION_BYTES)

const menuItem = z.object({ id: z.string().max(80), title: z.string().max(200), keys: z.array(z.string().max(40)).max(12), menu: z.string().max(40), isEnabled: z.boolean() })
export const menuItems = z.array(menuItem).max(300)

const AROUND = 64 * 1_024
const LONGEST_ARGUMENTS = 2 * 1_024 * 1_024
const longArguments: Partial<Record<Channel, number>> = {
  'recording:append': LARGEST_CHUNK_BYTES + AROUND,
  'picture:put': LARGEST_PICTURE_BYTES + AROUND,
  // Names and references of that many changes take more room than most of their values.
  'records:commit': 256 * 1_024 * 1_024,
  'records:open': 256 * 1_024 * 1_024,
}

/** The arguments of a call, written down as bytes, are not longer than this. */
export function mostArgumentBytes(channel: Channel): number {
  return longArguments[channel] ?? LONGEST_ARGUMENTS
}

const DEEPEST = 64
const A_NODE = 8

/** About how many characters a value takes as text; infinite for one that no record can be. Stops counting at the heaviest step. */
export function weightOf(value: unknown, depth = 0): number {
  if (typeof value === 'string') return value.length + A_NODE
  if (typeof value !== 'object' || value === null) return A_NODE
  if (depth === DEEPEST || ArrayBuffer.isView(value)) return Infinity
  let weight = A_NODE
  for (const [name, inner] of Object.entries(value)) {
    weight += name.length + weightOf(inner, depth + 1)
    if (weight > HEAVIEST_STEP) return Infinity
  }
  return weight
}
