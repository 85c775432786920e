import i18next from 'i18next'
import { fitRange } from '../../../../shared/domain/marking'
import type { Id } from '../../../../shared/domain/ids'
import { AppFailure } from '../../../../shared/domain/outcome'
import type { MediaInfo } from '../../../../shared/domain/recording'
import { formatClock } from '../../../../shared/domain/time'
import { ask } from '../../../bridge'
import { belongingTo, oneOf } from '../../../db/queries/records'
import { history } from '../../../state/app-history'
import { happened } from '../../../state/happened'
import { deletion } from '../../../state/step'
import { showDone, showFailure } from '../../../state/toasts'
import { failureWords } from '../../../words/failure-words'
import type { FilmedSession } from './recorder-store'

/** Closes the footage, puts it into the list and the log, and says so; also when it had to end early, `because`. Never fails. */
export async function keepFinishedRecording(recordingId: Id, session: FilmedSession, because?: string): Promise<void> {
  const say = i18next.getFixedT(null, 'film')
  try {
    const media = await ask('recording:finish', { recordingId })
    await keepAsReady(recordingId, session, media)
    const length = formatClock(media.duration)
    if (because === undefined) showDone(say('recordingSaved', { length }))
    else showFailure(say('stoppedEarly', { because, length }))
  } catch (error) {
    if (!isNothingFilmed(error)) {
      console.error(error)
      showFailure([because, error instanceof AppFailure ? failureWords(error.error) : '', say('keptForNextStart')].filter(Boolean).join(' '))
      return
    }
    await forgetRecording(recordingId)
    showFailure(because === undefined ? say('nothingFilmed') : `${because} ${say('nothingFilmed')}`)
  }
}

async function keepAsReady(recordingId: Id, session: FilmedSession, media: MediaInfo): Promise<void> {
  const filmed = happened(session, { kind: 'filmed', recordingId, length: media.duration })
  await history.amend('recordings', recordingId, before => ({ ...before, state: { kind: 'ready', media } }), { also: [filmed] })
  const moments = await belongingTo('moments', 'recordingId', recordingId)
  for (const moment of moments) {
    if (fitRange(moment, media.duration) !== moment) await history.amend('moments', moment.id, before => fitRange(before, media.duration))
  }
}

function isNothingFilmed(error: unknown): boolean {
  if (!(error instanceof AppFailure)) return false
  const { error: known } = error
  return known.kind === 'media-unreadable' && ['empty', 'no-frames', 'no-picture'].includes(known.problem)
}

async function forgetRecording(recordingId: Id): Promise<void> {
  const row = await oneOf('recordings', recordingId)
  const moments = await belongingTo('moments', 'recordingId', recordingId)
  const say = i18next.getFixedT(null, 'film')
  if (row) await history.commit({ label: say('steps.record'), isUndoable: false, changes: [deletion('recordings', row), ...moments.map(moment => deletion('moments', moment))] })
  await ask('recording:remove', { recordingId })
}
