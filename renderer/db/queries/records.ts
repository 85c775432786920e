import { store } from '../open-database'
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

/** Of every record of a table; nothing is unsealed for it. */
export function idsOf(table: TableName): Promise<readonly string[]> {
  return store.database.kept(table).ids()
}
