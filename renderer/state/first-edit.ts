import { useRef } from 'react'
import type { Id } from '../../shared/domain/ids'
import type { RecordOf, TableName } from '../db/tables'
import { history } from './app-history'
import { newId } from './clock-and-ids'
import { insertion, type Change, type Step } from './step'

export type Edit<T extends TableName> = (naming: Omit<Step, 'changes'> & { readonly also?: readonly Change[] }, change: (before: RecordOf<T>) => RecordOf<T>) => Promise<void>

/** Edits a record that may not be there yet: it is made, empty, with the first edit of it. */
export function useFirstEdit<T extends TableName>(table: T, known: Id | undefined, make: (id: Id) => RecordOf<T>): Edit<T> {
  const begun = useRef<Id | null>(null)
  return async (naming, change) => {
    const id = known ?? begun.current ?? newId()
    if (known === undefined && begun.current === null) {
      begun.current = id
      // Not awaited: history keeps its turn, and the edit below must come right after it.
      void history.commit({ label: '', isUndoable: false, changes: [insertion(table, make(id))] }).catch(() => {
        begun.current = null
      })
    }
    await history.edit(table, id, naming, change)
  }
}
