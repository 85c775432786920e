import { applyChanges, isTable } from './apply-changes'
import { commitChanges } from './commit-changes'
import type { Database, JournalPlace } from './database'
import { inBatches } from './in-batches'
import { fingerprintOf, groupOf, referencesOf, type Row } from './row'
import type { Sealer } from './sealer'
import { tables, type TableName } from './tables'

/**
 * The database is ahead of the journal: the vault's folder was put back from a backup. What differs is written into the
 * journal again, so that both hold what the database does. `unreadable`: rows whose keys were lost with the newer folder.
 */
export async function bringBack(database: Database, sealer: Sealer, standing: JournalPlace, ahead: string): Promise<{ readonly records: number; readonly unreadable: number }> {
  // The number and its proof would no longer tell once the first batch is in the journal.
  await database.meta.put({ ...standing, ahead })
  const journal = await contentsOf(sealer)
  let [records, unreadable] = [0, 0]
  for (const table of Object.keys(tables) as TableName[]) {
    const rows = await database.kept(table).all()
    const newer = rows.filter(row => journal.get(`${table}/${row.id}`) !== fingerprintOf(row.body))
    for (const row of rows) journal.delete(`${table}/${row.id}`)
    for (const batch of inBatches(newer)) {
      const returned = await returnRows(database, sealer, table, batch)
      records += returned
      unreadable += batch.length - returned
    }
  }
  records += await deleteAgain(sealer, [...journal.keys()])
  const { vaultId, number, proof } = await sealer['records:head']({})
  await database.meta.put({ id: 'journal', vaultId, number, proof })
  return { records, unreadable }
}

/** Each record that the journal holds, as `table/id`, with the fingerprint of its last sealing. */
async function contentsOf(sealer: Sealer): Promise<Map<string, string>> {
  const contents = new Map<string, string>()
  let number = 0
  for (;;) {
    const { changes, last, isAll } = await sealer['records:since']({ number })
    for (const { table, id, body } of changes) {
      if (body === null) contents.delete(`${table}/${id}`)
      else contents.set(`${table}/${id}`, fingerprintOf(body))
    }
    number = last
    if (isAll) return contents
  }
}

/** Sealed anew, with a key that the older vault has. Gives how many could be. */
async function returnRows(database: Database, sealer: Sealer, table: TableName, rows: readonly Row[]): Promise<number> {
  const values = await sealer['records:open']({ documents: rows.map(row => ({ table, id: row.id, group: groupOf(table, row), body: row.body })) })
  const all = rows.map((row, index) => ({ table, id: row.id, group: groupOf(table, row), references: referencesOf(row), value: values[index] ?? null }))
  const changes = all.filter(({ value }) => value !== null)
  if (changes.length === 0) return 0
  const { sealed } = await commitChanges(sealer, changes)
  await applyChanges(database, sealed, standing => standing ?? null)
  return changes.length
}

/** What the journal still holds was deleted since. */
async function deleteAgain(sealer: Sealer, names: readonly string[]): Promise<number> {
  const deletions = names.flatMap(name => {
    const [table = '', id = ''] = name.split('/')
    return isTable(table) ? [{ table, id, group: 'app', references: {}, value: null }] : []
  })
  if (deletions.length > 0) await commitChanges(sealer, deletions)
  return deletions.length
}
