import i18next from 'i18next'
import type { InterruptedRecording } from '../../shared/bridge/results'
import type { Id } from '../../shared/domain/ids'
import { fitRange } from '../../shared/domain/marking'
import { AppFailure } from '../../shared/domain/outcome'
import type { Recording, RecordingState } from '../../shared/domain/recording'
import type { Session } from '../../shared/domain/session'
import { formatClock, type Ms } from '../../shared/domain/time'
import { ask, footageAddress } from '../bridge'
import { allOf, belongingTo, idsOf, oneOf } from '../db/queries/records'
import { history } from '../state/app-history'
import { instantNow } from '../state/clock-and-ids'
import { happened } from '../state/happened'
import { forgetFootage, keepFilmed, keepImported } from '../state/keep-footage'
import { useRecovering } from '../state/recovering'
import { insertion, replacement, type Change } from '../state/step'
import { showFailure } from '../state/toasts'
import { timeWords } from '../words/dates'

const words = () => i18next.getFixedT(null, 'film')

/**
 * Brings back what an ended app left open: recordings are listed as interrupted and said so, half-prepared imports are
 * prepared. Gives the number of recordings that were interrupted. Everything that takes long waits for `firstScreen`.
 */
export async function recoverInterrupted(firstScreen: Promise<void> = Promise.resolve()): Promise<number> {
  useRecovering.setState({ recovering: 'looking' })
  try {
    return await recoverAll(firstScreen)
  } finally {
    useRecovering.setState({ recovering: 'no' })
  }
}

async function recoverAll(firstScreen: Promise<void>): Promise<number> {
  // Taken before anything new can be begun, so that a recording just started is never mistaken for a remnant.
  const there = new Set(await idsOf('recordings'))
  await firstScreen
  const unfinished = (await allOf('recordings')).filter(({ id, state }) => there.has(id) && (state.kind === 'capturing' || state.kind === 'preparing'))
  if (unfinished.some(({ state }) => state.kind === 'capturing')) useRecovering.setState({ recovering: 'bringing-back' })
  const found = await ask('recording:interrupted', {})
  let recovered = 0
  for (const interrupted of found) if (await bringBack(interrupted)) recovered += 1

  const broughtBack = new Set(found.map(({ recordingId }) => recordingId))
  for (const recording of unfinished) if (!broughtBack.has(recording.id)) await goOn(recording)
  return recovered
}

async function bringBack(interrupted: InterruptedRecording): Promise<boolean> {
  const { recordingId, media } = interrupted
  const [row, session] = await Promise.all([oneOf('recordings', recordingId), oneOf('sessions', interrupted.sessionId)])
  // Without its session there is nowhere to show it; it stays in the vault and is listed again.
  if (!session) return false
  if (row === null || !LISTED.includes(row.state.kind)) await list(interrupted, row, session)
  await ask('recording:acknowledge', { recordingId })
  const family = await oneOf('families', session.familyId)
  const whose = { family: family?.alias ?? '', number: session.number }
  showFailure(media === null ? words()('damaged', whose) : words()('recovered', { ...whose, length: formatClock(media.cutOffAt ?? media.duration) }))
  return true
}

const LISTED: readonly RecordingState['kind'][] = ['ready', 'interrupted', 'damaged']

async function list(interrupted: InterruptedRecording, row: Recording | null, session: Session): Promise<void> {
  const { recordingId, media } = interrupted
  const state: RecordingState = media === null ? { kind: 'damaged' } : { kind: 'interrupted', media }
  const listed = row ? replacement('recordings', row, { ...row, state }) : insertion('recordings', rowFor(interrupted, session, state))
  await history.commit({ label: words()('steps.recover'), isUndoable: false, changes: [listed, ...(media === null ? [] : await filmed(recordingId, media.duration, session))] })
}

/** What follows from knowing how long it is. */
async function filmed(recordingId: Id, length: Ms, session: Session): Promise<readonly Change[]> {
  const moments = await belongingTo('moments', 'recordingId', recordingId)
  const fitted = moments.filter(moment => fitRange(moment, length) !== moment)
  return [...fitted.map(moment => replacement('moments', moment, fitRange(moment, length))), happened(session, { kind: 'filmed', recordingId, length })]
}

/** The page ended between beginning the footage and writing its row. */
function rowFor({ recordingId, startedAt }: InterruptedRecording, session: Session, state: RecordingState): Recording {
  const madeAt = { utc: startedAt, zone: instantNow().zone }
  return { id: recordingId, familyId: session.familyId, sessionId: session.id, title: words()('recordedAt', { when: timeWords(madeAt) }), origin: 'camera', state, madeAt }
}

/**
 * Goes on with a row that was left half-made. One that stands for no footage goes. Footage that was finished, or copied,
 * while the page did not live to hear of it is put into the list now.
 */
export async function goOn({ id, sessionId, familyId, state }: Recording): Promise<void> {
  const { status } = await fetch(footageAddress(id, 'play'), { method: 'HEAD' })
  if (status === 404) return forgetFootage(id, words()('steps.recover'))
  // The disk did not say: nothing is forgotten for that.
  if (status !== 200) return
  const isFile = state.kind === 'preparing'
  const session = { id: sessionId, familyId }
  try {
    if (isFile) await keepImported(id, session, await ask('import:finish', { recordingId: id }))
    else await keepFilmed(id, session, await ask('recording:finish', { recordingId: id }))
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    // What cannot be looked at now is tried again at the next start; a file that can never be played was removed by main.
    const { kind } = error.error
    if (kind === 'recording-missing' || (isFile && kind === 'media-unreadable')) await forgetFootage(id, words()('steps.recover'))
  }
}
