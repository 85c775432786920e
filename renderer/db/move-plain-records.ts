import Dexie from 'dexie'
import type { Handlers } from '../../shared/bridge/contract'
import { inBatches } from './in-batches'
import type { RecordStore } from './record-store'
import { tables, type RecordOf, type TableName } from './tables'

/** The database of before records were sealed: `{ id, body }`, the body a record in the open. */
interface PlainRow {
  readonly id: string
  readonly body: unknown
}

/**
 * Seals what an earlier version left in the open, and deletes that. Gives the number of records. Each batch is in the vault
 * before it leaves the old database, and what is in the vault already is not written twice: it can be interrupted anywhere.
 * Needs a store that is up to date. `takesPlain` is what the vault's head says. It happens once in the life of a vault: a
 * database in the open that is there later is nobody's, and nothing is taken from it.
 */
export async function movePlainRecords(store: RecordStore, { takesPlain }: { readonly takesPlain: boolean }, main: Pick<Handlers, 'records:plain-taken'>, name = 'second-look'): Promise<number> {
  if (!takesPlain) return 0
  const moved = (await Dexie.exists(name)) ? await moveAll(store, name) : 0
  // One that cannot be deleted is tried again at the next start, and keeps nobody out of the app.
  if (!(await Dexie.exists(name))) await main['records:plain-taken']({})
  return moved
}

async function moveAll(store: RecordStore, name: string): Promise<number> {
  // Opened as it is, whatever its version.
  const plain = new Dexie(name, { chromeTransactionDurability: 'strict' })
  await plain.open()
  try {
    const present = new Set(plain.tables.map(table => table.name))
    let moved = 0
    for (const table of Object.keys(tables) as TableName[]) {
      if (present.has(table)) moved += await moveTable(store, plain, table)
    }
    // It is empty by now.
    await plain.delete().catch(() => undefined)
    return moved
  } finally {
    plain.close()
  }
}

async function moveTable<T extends TableName>(store: RecordStore, plain: Dexie, table: T): Promise<number> {
  const rows = await plain.table<PlainRow, string>(table).toArray()
  for (const batch of inBatches(rows)) {
    const ids = batch.map(({ id }) => id)
    const known = new Set((await store.database.kept(table).some(ids)).map(({ id }) => id))
    await store.write(batch.filter(({ id }) => !known.has(id)).map(({ id, body }) => ({ table, id, record: body as RecordOf<T> })))
    await plain.table(table).bulkDelete(ids)
  }
  return rows.length
}
