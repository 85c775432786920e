import { firstSettings, type Settings } from '../../shared/domain/settings'
import { history } from './app-history'

/** Changes what the person at this computer prefers; the record is made with the first change. */
export function changeSettings(naming: { readonly label: string; readonly mergeKey?: string }, change: (before: Settings) => Settings): Promise<void> {
  return history.edit('settings', 'settings', { ...naming, first: () => firstSettings }, change)
}

/** The same for what nobody would think of as an edit, such as the camera used last: Undo leaves it alone. */
export function rememberSettings(change: (before: Settings) => Settings): Promise<void> {
  return history.amend('settings', 'settings', change, { first: () => firstSettings })
}
