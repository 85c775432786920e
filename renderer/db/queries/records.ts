import { store } from '../open-database'
import type { Row } from '../row'
import type { RecordOf, Reference, TableName } from '../tables'

/** Every record of a table. For tables that stay small: families, programmes. */
export function allOf<T extends TableName>(table: T): Promise<readonly RecordOf<T>[]> {
  return store.all(table)
}

export function oneOf<T extends TableName>(table: T, id: string): Promise<RecordOf<T> | null> {
  return store.one(table, id)
}

/** The records that belong to a family, a session or a recording. In no order that a person would expect: sort them. */
export function belongingTo<T extends TableName>(table: T, reference: Reference, id: string): Promise<readonly RecordOf<T>[]> {
  return store.belongingTo(table, reference, id)
}

/**
 * The rows of a table, all or those of these ids, still sealed: which records belong together is in the open. A live query that needs
 * one answer for its next question asks here; of many that are asked after something was unsealed, it loses sight.
 */
export function rowsOf(table: TableName, ids?: readonly string[]): Promise<readonly Row[]> {
  const kept = store.database.kept(table)
  return ids ? kept.some(ids) : kept.all()
}

/** Of every record of a table; nothing is unsealed for it. */
export function idsOf(table: TableName): Promise<readonly string[]> {
  return store.database.kept(table).ids()
}
