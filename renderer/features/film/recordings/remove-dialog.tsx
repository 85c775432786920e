import { z } from 'zod'
import type { Recording } from '../../../../shared/domain/recording'
import type { Session } from '../../../../shared/domain/session'
import { saving } from '../../../state/saving'
import { useDraft } from '../../../state/use-draft'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/text-field'
import { useWords } from '../../../words/words'
import { removeRecording } from './remove-recording'

/** Where a reason waits that was half typed. */
export const removeDraftId = ({ id }: Recording): string => `remove-${id}`

interface RemoveDialogProps {
  readonly recording: Recording
  readonly session: Session
  readonly onClose: () => void
}

/** Removing footage cannot be undone, so it asks, and asks why. */
export function RemoveDialog({ recording, session, onClose }: RemoveDialogProps) {
  const say = useWords('film')
  const sayApp = useWords('app')
  const draft = useDraft({ id: removeDraftId(recording), ownedBy: () => ({ sessionId: session.id }), shape: z.string(), first: () => '' })
  const reason = draft.typed
  const close = () => {
    draft.drop()
    onClose()
  }
  const remove = () => {
    close()
    void saving(removeRecording(recording, session, reason.trim()))
  }
  return (
    <Dialog
      role="alertdialog"
      title={say('remove.title', { title: recording.title })}
      isOpen
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{sayApp('cancel')}</Button>
          <Button look="danger" isDisabled={reason.trim() === ''} onPress={remove}>
            {say('remove.confirm')}
          </Button>
        </>
      }
    >
      <p>{say('remove.words')}</p>
      <TextField label={say('remove.reason')} hint={say('remove.reasonHint')} value={reason} onChange={draft.change} lines={2} maxLength={2_000} autoFocus />
    </Dialog>
  )
}
