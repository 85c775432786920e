import i18next from 'i18next'
import type { FidelityEvent } from '../../shared/domain/fidelity'
import { allOf } from '../db/queries/records'
import { history } from './app-history'
import { deletion, insertion, type Change } from './step'

/**
 * A watching is kept while it goes on, as the line that it would leave in the log if the app ended now; on leaving, the line
 * takes its place. Both have one id, so that a line written twice is still one line.
 */
export function underWay(event: FidelityEvent): Change<'watchings'> {
  return insertion('watchings', event)
}

export function rememberWatching(event: FidelityEvent): Promise<void> {
  return history.commit({ label: label(), isUndoable: false, changes: [underWay(event)] })
}

export function logWatching(event: FidelityEvent): Promise<void> {
  return history.commit({ label: label(), isUndoable: false, changes: [insertion('fidelityEvents', event), deletion('watchings', event)] })
}

/** Writes the lines of watchings that the app did not live to see the end of. */
export async function recoverWatchings(): Promise<void> {
  for (const event of await allOf('watchings')) await logWatching(event)
}

const label = (): string => i18next.getFixedT(null, 'watch')('labels.watched')
