import type { Table } from 'dexie'
import { blocksOf, blockWithout, idsOfBlocks, rowsOfBlock, type Block } from './blocks'
import type { Row } from './row'
import type { Reference } from './tables'

/** The rows of one kind of record, however they lie. What writes is called in a transaction. */
export interface KeptRows {
  all(): Promise<readonly Row[]>
  /** Those of these ids that are there. */
  some(ids: readonly string[]): Promise<readonly Row[]>
  belongingTo(reference: Reference, ids: readonly string[]): Promise<readonly Row[]>
  ids(): Promise<readonly string[]>
  count(): Promise<number>
  put(rows: readonly Row[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
}

/** Each row of its own. */
export function singleRows(table: Table<Row, string>): KeptRows {
  return {
    all: () => table.toArray(),
    some: async (ids) => (await table.bulkGet([...ids])).filter((row) => row !== undefined),
    async belongingTo(reference, ids) {
      // Few kinds have no index, and those stay small.
      if (table.schema.idxByName[reference] === undefined) return table.filter((row) => ids.includes(row[reference] ?? '')).toArray()
      return ids.length === 1 ? table.where(reference).equals(ids[0] ?? '').toArray() : table.where(reference).anyOf([...ids]).toArray()
    },
    ids: () => table.toCollection().primaryKeys(),
    count: () => table.count(),
    put: async (rows) => void (await table.bulkPut([...rows])),
    remove: (ids) => table.bulkDelete([...ids]),
  }
}

/** From so many rows of a recording on, reading all its blocks is quicker than looking each row up. */
const MANY = 16

/** Many rows in one: see `Block`. */
export function rowsInBlocks(table: Table<Block, string>): KeptRows {
  const rowsOf = (blocks: readonly Block[]): readonly Row[] => blocks.flatMap((block) => [...rowsOfBlock(block)])
  const blocksWith = (ids: readonly string[]): Promise<Block[]> => (ids.length === 1 ? table.where('ids').equals(ids[0] ?? '').toArray() : table.where('ids').anyOf([...ids]).distinct().toArray())
  const ofRecording = (recordingId: string) => table.where('id').between(...idsOfBlocks(recordingId))

  /** Those that hold any of these rows, and the one that the next new row goes to. */
  async function blocksFor(recordingId: string, ids: readonly string[]): Promise<readonly Block[]> {
    if (ids.length >= MANY) return ofRecording(recordingId).toArray()
    const [holding, last] = await Promise.all([blocksWith(ids), ofRecording(recordingId).last()])
    return last === undefined || holding.some(({ id }) => id === last.id) ? holding : [...holding, last]
  }

  return {
    all: async () => rowsOf(await table.toArray()),
    async some(ids) {
      const wanted = new Set(ids)
      return rowsOf(await blocksWith(ids)).filter(({ id }) => wanted.has(id))
    },
    async belongingTo(reference, ids) {
      if (table.schema.idxByName[reference] === undefined) return []
      return rowsOf(ids.length === 1 ? await table.where(reference).equals(ids[0] ?? '').toArray() : await table.where(reference).anyOf([...ids]).toArray())
    },
    ids: async () => (await table.toArray()).flatMap(({ ids }) => [...ids]),
    count: () => table.orderBy('ids').count(),
    async put(rows) {
      const byRecording = new Map<string, Row[]>()
      for (const row of rows) {
        const { recordingId = '' } = row
        const known = byRecording.get(recordingId)
        if (known) known.push(row)
        else byRecording.set(recordingId, [row])
      }
      const changed = await Promise.all([...byRecording].map(async ([recordingId, own]) => blocksOf(own, await blocksFor(recordingId, own.map(({ id }) => id)))))
      await table.bulkPut(changed.flat())
    },
    async remove(ids) {
      const gone = new Set(ids)
      const blocks = (await blocksWith(ids)).map((block) => ({ id: block.id, left: blockWithout(block, gone) }))
      await table.bulkPut(blocks.flatMap(({ left }) => left ?? []))
      await table.bulkDelete(blocks.flatMap(({ id, left }) => (left ? [] : [id])))
    },
  }
}
