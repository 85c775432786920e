import type { SealedChange } from '../../shared/domain/sealed-change'
import type { Database, JournalPlace } from './database'
import { referencesOf, type Row } from './row'
import { inBlocks, storeOf, tables, type TableName } from './tables'

/**
 * Puts sealed changes and the place in the journal that they lead to into the database, all or nothing. `placeAfter` says which
 * place that is from where the database stands; null writes nothing and gives false.
 */
export async function applyChanges(database: Database, changes: readonly SealedChange[], placeAfter: (standing: JournalPlace | undefined) => JournalPlace | null): Promise<boolean> {
  const rows = [...lastOfEach(changes)]
  // The place is asked for beside the writing, as every question in turn makes a person wait; where it is another one, all of it is taken back.
  let isInPlace = true
  const move = async (): Promise<void> => {
    const place = placeAfter(await database.meta.get('journal'))
    isInPlace = place !== null
    if (place === null) throw new Error('Not the next step')
    await database.meta.put(place)
  }
  try {
    await database.transaction('rw', [...rows.map(([table]) => storeOf(table)), 'standings', 'meta'], () => Promise.all([move(), ...rows.map(([table, ofTable]) => applyToTable(database, table, ofTable))]))
    return true
  } catch (error) {
    if (!isInPlace) return false
    throw error
  }
}

async function applyToTable(database: Database, table: TableName, { put, deleted }: TableChanges): Promise<void> {
  const going = table in inBlocks || deleted.length === 0 ? [] : await database.kept(table).some(deleted)
  const families = familiesOf(table, [...put, ...going])
  const kept = database.kept(table)
  // One after the other: both may have to do with the same block.
  const write = async (): Promise<void> => {
    if (put.length > 0) await kept.put(put)
    if (deleted.length > 0) await kept.remove(deleted)
  }
  // What was told of the families holds no longer.
  await Promise.all([write(), families.length > 0 && database.standings.bulkDelete(families)])
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
