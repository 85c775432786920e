import i18next from 'i18next'
import type { Id } from '../../../../shared/domain/ids'
import { AppFailure } from '../../../../shared/domain/outcome'
import { formatClock } from '../../../../shared/domain/time'
import { ask } from '../../../bridge'
import { whenOpen } from '../../../state/door'
import { forgetFootage, keepFilmed } from '../../../state/keep-footage'
import { showDone, showFailure } from '../../../state/toasts'
import { failureWords } from '../../../words/failure-words'
import type { FilmedSession } from './recorder-store'

/** Closes the footage, puts it into the list and the log, and says so; also when it had to end early, `because`. Never fails. */
export async function keepFinishedRecording(recordingId: Id, session: FilmedSession, because?: string): Promise<void> {
  const say = i18next.getFixedT(null, 'film')
  // It may have ended behind the locked door: what was filmed is on disk, and is listed as soon as somebody unlocks it.
  await whenOpen()
  try {
    const media = await ask('recording:finish', { recordingId })
    await keepFilmed(recordingId, session, media)
    const length = formatClock(media.duration)
    if (because === undefined) showDone(say('recordingSaved', { length }))
    else showFailure(say('stoppedEarly', { because, length }))
  } catch (error) {
    if (!isNothingFilmed(error)) {
      console.error(error)
      showFailure([because, error instanceof AppFailure ? failureWords(error.error) : '', say('keptForNextStart')].filter(Boolean).join(' '))
      return
    }
    try {
      await forgetFootage(recordingId, say('steps.record'))
      await ask('recording:remove', { recordingId })
    } catch (refused) {
      // The vault may have been locked just now, or the disk be full: the next start finds that there is nothing in it.
      console.error(refused)
    }
    showFailure(because === undefined ? say('nothingFilmed') : `${because} ${say('nothingFilmed')}`)
  }
}

function isNothingFilmed(error: unknown): boolean {
  if (!(error instanceof AppFailure)) return false
  const { error: known } = error
  return known.kind === 'media-unreadable' && ['empty', 'no-frames', 'no-picture'].includes(known.problem)
}
