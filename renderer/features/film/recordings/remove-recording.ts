import i18next from 'i18next'
import type { Recording } from '../../../../shared/domain/recording'
import { ask } from '../../../bridge'
import { belongingTo } from '../../../db/queries/records'
import { forgetMedia } from '../../../footage/recording-media'
import { history } from '../../../state/app-history'
import { happened } from '../../../state/happened'
import { deletion } from '../../../state/step'
import { showDone } from '../../../state/toasts'
import type { FilmedSession } from '../recorder/recorder-store'

/** Takes a recording out of the session with everything marked in it, keeps the reason in the log, then erases the footage. */
export async function removeRecording(recording: Recording, session: FilmedSession, reason: string): Promise<void> {
  const say = i18next.getFixedT(null, 'film')
  const [moments, annotations] = await Promise.all([belongingTo('moments', 'recordingId', recording.id), belongingTo('annotations', 'recordingId', recording.id)])
  await history.commit({
    label: say('steps.remove'),
    isUndoable: false,
    changes: [
      happened(session, { kind: 'recording-removed', recordingId: recording.id, reason }),
      deletion('recordings', recording),
      ...moments.map(moment => deletion('moments', moment)),
      ...annotations.map(annotation => deletion('annotations', annotation)),
    ],
  })
  // Undoing an earlier edit must not bring back a mark on footage that is gone.
  history.forget()
  await ask('recording:remove', { recordingId: recording.id })
  forgetMedia(recording.id)
  showDone(say('remove.done'))
}
