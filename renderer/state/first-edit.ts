import { useRef } from 'react'
import type { Id } from '../../shared/domain/ids'
import type { RecordOf, TableName } from '../db/tables'
import { history } from './app-history'
import { newId } from './clock-and-ids'
import type { Change, Step } from './step'

export type Edit<T extends TableName> = (naming: Omit<Step, 'changes'> & { readonly also?: readonly Change[] }, change: (before: RecordOf<T>) => RecordOf<T> | Promise<RecordOf<T>>) => Promise<void>

/** Edits a record that may not be there yet: it is made with the first edit of it, under one id however quickly the next follows. */
export function useFirstEdit<T extends TableName>(table: T, known: Id | undefined, make: (id: Id) => RecordOf<T>): Edit<T> {
  const begun = useRef<Id | null>(null)
  return (naming, change) => {
    begun.current ??= newId()
    const id = known ?? begun.current
    return history.edit(table, id, { ...naming, first: () => make(id) }, change)
  }
}
