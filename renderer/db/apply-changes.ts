import type { SealedChange } from '../../shared/domain/sealed-change'
import type { Database, JournalPlace } from './database'
import { referencesOf, type Row } from './row'
import { inBlocks, storeOf, tables, type TableName } from './tables'

/**
 * Puts sealed changes and the place in the journal that they lead to into the database, all or nothing. `placeAfter` says which
 * place that is from where the database stands; null writes nothing and gives false.
 */
export function applyChanges(database: Database, changes: readonly SealedChange[], placeAfter: (standing: JournalPlace | undefined) => JournalPlace | null): Promise<boolean> {
  const rows = lastOfEach(changes)
  return database.transaction('rw', [...[...rows.keys()].map(storeOf), 'standings', 'meta'], async () => {
    const place = placeAfter(await database.meta.get('journal'))
    if (place === null) return false
    for (const [table, { put, deleted }] of rows) {
      const going = table in inBlocks ? [] : await database.kept(table).some(deleted)
      const families = familiesOf(table, [...put, ...going])
      // What was told of them holds no longer.
      if (families.length > 0) await database.standings.bulkDelete(families)
      if (put.length > 0) await database.kept(table).put(put)
      if (deleted.length > 0) await database.kept(table).remove(deleted)
    }
    await database.meta.put(place)
    return true
  })
}

function familiesOf(table: TableName, rows: readonly Row[]): string[] {
  // What is half typed is told of nowhere.
  if (table === 'drafts') return []
  return [...new Set(rows.flatMap(({ id, familyId }) => familyId ?? (table === 'families' ? id : [])))]
}

interface TableChanges {
  readonly put: Row[]
  readonly deleted: string[]
}

/** What is left of changes that follow each other: of each record the last. */
function lastOfEach(changes: readonly SealedChange[]): ReadonlyMap<TableName, TableChanges> {
  const last = new Map(changes.map(change => [`${change.table}/${change.id}`, change]))
  const found = new Map<TableName, TableChanges>()
  for (const change of last.values()) {
    // A vault that a newer version wrote may hold tables that are not known here.
    if (!isTable(change.table)) continue
    const of = found.get(change.table) ?? { put: [], deleted: [] }
    found.set(change.table, of)
    if (change.body === null) of.deleted.push(change.id)
    else of.put.push(rowOf(change, change.body))
  }
  return found
}

export function isTable(name: string): name is TableName {
  return name in tables
}

/** The body is copied: bytes that came over the bridge are a view of everything that came with them, and would be stored with it. */
function rowOf({ id, references }: SealedChange, body: Uint8Array): Row {
  return { id, ...referencesOf(references), body: body.slice() }
}
