import { references, tables, type RecordOf, type Reference, type TableName } from './tables'

/** A record as it lies in IndexedDB: ids in the open, everything else in the body. */
export type Row = { readonly id: string; readonly body: unknown } & { readonly [R in Reference]?: string }

/**
 * Where a record becomes a row and back. Today the body lies open; sealing it changes these two functions and no other.
 */
export function sealRecord<T extends TableName>(_table: T, record: RecordOf<T>): Row {
  const known: { readonly id: string } & { readonly [R in Reference]?: string } = record
  const row: { id: string; body: unknown } & { [R in Reference]?: string } = { id: known.id, body: record }
  for (const reference of references) {
    const id = known[reference]
    if (id !== undefined) row[reference] = id
  }
  return row
}

export function openRow<T extends TableName>(_table: T, row: Row): RecordOf<T> {
  return row.body as RecordOf<T>
}

/** Refuses what does not fit its schema before it is written. */
export function checkRecord<T extends TableName>(table: T, record: unknown): RecordOf<T> {
  return tables[table].parse(record)
}
