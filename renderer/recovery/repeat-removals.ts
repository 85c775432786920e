import { ask } from '../bridge'
import { allOf } from '../db/queries/records'

/**
 * Asks once more for every removal that the log knows of: an app that ended between taking a recording out of its session
 * and erasing the footage would otherwise keep footage that nobody sees. Removing what is gone does nothing.
 */
export async function repeatRemovals(): Promise<void> {
  for (const { what } of await allOf('fidelityEvents')) {
    if (what.kind === 'recording-removed') await ask('recording:remove', { recordingId: what.recordingId })
  }
}
