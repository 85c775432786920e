import i18next from 'i18next'
import type { KeptRecording } from '../../shared/bridge/results'
import type { Recording } from '../../shared/domain/recording'
import type { Session } from '../../shared/domain/session'
import { ask } from '../bridge'
import { allOf, oneOf } from '../db/queries/records'
import { history } from '../state/app-history'
import { instantNow } from '../state/clock-and-ids'
import { insertion } from '../state/step'
import { showFailure } from '../state/toasts'
import { timeWords } from '../words/dates'
import { isolated } from '../words/isolated'
import { goOn } from './recover-interrupted'

const words = () => i18next.getFixedT(null, 'film')

/**
 * Sees to footage that an earlier page left in the vault and that no record names: a film goes, as it can be made again from
 * its clips; a file is brought into the session that it was meant for. Where that session is gone, the file stays untouched.
 */
export async function settleUnnamed(): Promise<void> {
  // The vault is read before the records, so that footage named meanwhile counts as named.
  const kept = await ask('recording:kept', {})
  // Footage without a single family: the records are lost, and the footage is all that is left.
  if ((await allOf('families')).length === 0) return
  await removeFilms(kept)
  await bringInFiles(kept)
}

async function removeFilms(kept: readonly KeptRecording[]): Promise<void> {
  const named = new Set((await allOf('films')).map(({ made }) => made?.recordingId))
  for (const { recordingId, origin } of kept) {
    if (origin === 'film' && !named.has(recordingId)) await ask('recording:remove', { recordingId })
  }
}

async function bringInFiles(kept: readonly KeptRecording[]): Promise<void> {
  const listed = (await allOf('recordings')).map(({ id }) => id)
  // Taken out of its session, and about to be erased.
  const removed = (await allOf('fidelityEvents')).flatMap(({ what }) => (what.kind === 'recording-removed' ? [what.recordingId] : []))
  const named = new Set([...listed, ...removed])
  for (const file of kept) {
    if (file.origin !== 'file' || file.sessionId === null || named.has(file.recordingId)) continue
    const session = await oneOf('sessions', file.sessionId)
    if (session) await bringIn(file, session)
  }
}

async function bringIn({ recordingId, startedAt }: KeptRecording, session: Session): Promise<void> {
  const madeAt = { utc: startedAt, zone: instantNow().zone }
  const row: Recording = {
    id: recordingId,
    familyId: session.familyId,
    sessionId: session.id,
    title: words()('broughtInAt', { when: timeWords(madeAt) }),
    origin: 'file',
    state: { kind: 'preparing' },
    madeAt,
  }
  await history.commit({ label: words()('steps.import'), isUndoable: false, changes: [insertion('recordings', row)] })
  await goOn(row)
  if ((await oneOf('recordings', recordingId))?.state.kind !== 'ready') return
  const family = await oneOf('families', session.familyId)
  showFailure(words()('broughtIn', { family: isolated(family?.alias ?? ''), number: session.number, title: row.title }))
}
