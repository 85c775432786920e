import i18next from 'i18next'
import { fidelityEventSchema, type FidelityEvent } from '../../shared/domain/fidelity'
import { history } from './app-history'
import { insertion } from './step'

/**
 * The watching that is under way, as the line it would leave in the log if the app ended now: ids and counts, no words.
 * The log itself is written once, on leaving; under one id, so that a line written twice is still one line.
 */
const KEY = 'watching-under-way'

export function rememberWatching(event: FidelityEvent): void {
  localStorage.setItem(KEY, JSON.stringify(event))
}

export async function logWatching(event: FidelityEvent): Promise<void> {
  rememberWatching(event)
  const label = i18next.getFixedT(null, 'watch')('labels.watched')
  await history.commit({ label, changes: [insertion('fidelityEvents', event)] })
  if (remembered()?.id === event.id) localStorage.removeItem(KEY)
}

/** Writes the line of a watching that the app did not live to see the end of. */
export async function recoverWatching(): Promise<void> {
  const event = remembered()
  if (event) await logWatching(event)
}

function remembered(): FidelityEvent | null {
  try {
    return fidelityEventSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? 'null'))
  } catch {
    // Nothing there, or cut off half-way: no line can be made of it.
    return null
  }
}
