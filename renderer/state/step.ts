import type { RecordOf, TableName } from '../db/tables'

/** One record before and after. `before: null` is an insert; `after: null` is a delete. */
export interface Change<T extends TableName = TableName> {
  readonly table: T
  readonly id: string
  readonly before: RecordOf<T> | null
  readonly after: RecordOf<T> | null
}

/** One thing a person did, as the changes it made, under the words that name it in Undo. */
export interface Step {
  readonly label: string
  readonly changes: readonly Change[]
  /**
   * Steps of one kind on one thing that follow each other quickly (typing in a field) are undone together.
   * Absent: always a step of its own.
   */
  readonly mergeKey?: string
  /** False for what a person would not think of as an edit, such as the empty record that a first edit then fills. */
  readonly isUndoable?: false
  /**
   * True for what can never be taken back, such as a signature. What was done before it is settled too: a signed note locks
   * ratings and details that were written in other records, and undo must not reach behind the lock.
   */
  readonly isFinal?: true
}

export function insertion<T extends TableName>(table: T, record: RecordOf<T>): Change<T> {
  return { table, id: idOf(record), before: null, after: record }
}

export function replacement<T extends TableName>(table: T, before: RecordOf<T>, after: RecordOf<T>): Change<T> {
  return { table, id: idOf(after), before, after }
}

export function deletion<T extends TableName>(table: T, record: RecordOf<T>): Change<T> {
  return { table, id: idOf(record), before: record, after: null }
}

function idOf(record: { readonly id: string }): string {
  return record.id
}
