import { firstSettings, type Settings } from '../../shared/domain/settings'
import { oneOf } from '../db/queries/records'
import { history } from './app-history'
import { insertion } from './step'

let making: Promise<void> | null = null

/** Changes what the person at this computer prefers; the record is made with the first change. */
export async function changeSettings(naming: { readonly label: string; readonly mergeKey?: string }, change: (before: Settings) => Settings): Promise<void> {
  making ??= makeSettings()
  await making
  await history.edit('settings', 'settings', naming, change)
}

async function makeSettings(): Promise<void> {
  if ((await oneOf('settings', 'settings')) === null) await history.commit({ label: '', isUndoable: false, changes: [insertion('settings', firstSettings)] })
}
