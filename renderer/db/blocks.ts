import type { Row } from './row'

/**
 * Rows of one recording in one row of the database: their sealed bodies one after the other, as each was sealed. A thousand
 * are read in a few pieces, and a million laid in within minutes.
 */
export interface Block {
  /** The recording, and the number of the block in it. */
  readonly id: string
  readonly sessionId: string
  readonly recordingId: string
  /** Of the rows, in order; each can be looked up. */
  readonly ids: readonly string[]
  /** Where the body of each ends. */
  readonly ends: readonly number[]
  readonly bodies: Uint8Array<ArrayBuffer>
}

/** Small enough that the browser keeps a block with the others, and that changing one row rewrites little. */
const MOST_ROWS = 64
const MOST_BYTES = 40 * 1_024
const DIGITS = 6

/** Every block of a recording has an id between these two. */
export const idsOfBlocks = (recordingId: string): readonly [string, string] => [`${recordingId}/`, `${recordingId}/~`]

export function rowsOfBlock({ sessionId, recordingId, ids, ends, bodies }: Block): readonly Row[] {
  return ids.map((id, index) => ({ id, sessionId, recordingId, body: bodies.subarray(ends[index - 1] ?? 0, ends[index]) }))
}

/**
 * The blocks that come of putting rows of one recording among those that are there, of which only the ones with these rows and the last
 * need be given. A row takes the place of the one with its id; a new one goes to the end.
 */
export function blocksOf(rows: readonly Row[], present: readonly Block[] = []): readonly Block[] {
  const inPlace = present.map((block) => ({ block, rows: [...rowsOfBlock(block)], isChanged: false }))
  const places = new Map(inPlace.flatMap((held) => held.block.ids.map((id, index) => [id, { held, index }] as const)))
  const added: Row[] = []
  for (const row of rows) {
    const place = places.get(row.id)
    if (!place) added.push(row)
    else {
      place.held.rows[place.index] = row
      place.held.isChanged = true
    }
  }
  const last = inPlace.toSorted((a, b) => (a.block.id < b.block.id ? -1 : 1)).at(-1)
  let number = last ? numberOf(last.block) : 0
  let filling = last?.rows ?? []
  const begun: Row[][] = []
  for (const row of added) {
    if (!hasRoom(filling, row)) {
      filling = []
      begun.push(filling)
    }
    if (begun.length === 0 && last) last.isChanged = true
    filling.push(row)
  }
  return [
    ...inPlace.filter(({ isChanged }) => isChanged).map((held) => packed(held.block.id, held.rows)),
    ...begun.map((held) => packed(`${held[0]?.recordingId ?? ''}/${String((number += 1)).padStart(DIGITS, '0')}`, held)),
  ]
}

/** What is left of a block; null where nothing is. */
export function blockWithout(block: Block, ids: ReadonlySet<string>): Block | null {
  const rows = rowsOfBlock(block).filter(({ id }) => !ids.has(id))
  return rows.length === 0 ? null : packed(block.id, rows)
}

const numberOf = ({ id }: Block): number => Number(id.slice(-DIGITS))

function hasRoom(rows: readonly Row[], row: Row): boolean {
  return rows.length > 0 && rows.length < MOST_ROWS && rows.reduce((sum, { body }) => sum + body.length, row.body.length) <= MOST_BYTES
}

function packed(id: string, rows: readonly Row[]): Block {
  const ends: number[] = []
  let length = 0
  for (const { body } of rows) ends.push((length += body.length))
  const bodies = new Uint8Array(length)
  rows.forEach(({ body }, index) => bodies.set(body, ends[index - 1] ?? 0))
  const { sessionId = '', recordingId = '' } = rows[0] ?? {}
  return { id, sessionId, recordingId, ids: rows.map((row) => row.id), ends, bodies }
}
