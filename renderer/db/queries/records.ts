import { database } from '../open-database'
import { openRow } from '../sealing'
import type { RecordOf, Reference, TableName } from '../tables'

/** Every record of a table. For tables that stay small: families, programmes. */
export async function allOf<T extends TableName>(table: T): Promise<readonly RecordOf<T>[]> {
  const rows = await database.rows(table).toArray()
  return rows.map(row => openRow(table, row))
}

export async function oneOf<T extends TableName>(table: T, id: string): Promise<RecordOf<T> | null> {
  const row = await database.rows(table).get(id)
  return row ? openRow(table, row) : null
}

/** The records that belong to a family, a session or a recording. In no order that a person would expect: sort them. */
export async function belongingTo<T extends TableName>(table: T, reference: Reference, id: string): Promise<readonly RecordOf<T>[]> {
  const rows = await database.rows(table).where(reference).equals(id).toArray()
  return rows.map(row => openRow(table, row))
}
