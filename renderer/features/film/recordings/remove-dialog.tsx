import { useState } from 'react'
import type { Recording } from '../../../../shared/domain/recording'
import type { Session } from '../../../../shared/domain/session'
import { saving } from '../../../state/saving'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { TextField } from '../../../ui/text-field'
import { useWords } from '../../../words/words'
import { removeRecording } from './remove-recording'

interface RemoveDialogProps {
  readonly recording: Recording
  readonly session: Session
  readonly onClose: () => void
}

/** Removing footage cannot be undone, so it asks, and asks why. */
export function RemoveDialog({ recording, session, onClose }: RemoveDialogProps) {
  const say = useWords('film')
  const sayApp = useWords('app')
  const [reason, setReason] = useState('')
  const remove = () => {
    onClose()
    void saving(removeRecording(recording, session, reason.trim()))
  }
  return (
    <Dialog
      role="alertdialog"
      title={say('remove.title', { title: recording.title })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{sayApp('cancel')}</Button>
          <Button look="danger" isDisabled={reason.trim() === ''} onPress={remove}>
            {say('remove.confirm')}
          </Button>
        </>
      }
    >
      <p>{say('remove.words')}</p>
      <TextField label={say('remove.reason')} hint={say('remove.reasonHint')} value={reason} onChange={setReason} lines={2} maxLength={2_000} autoFocus />
    </Dialog>
  )
}
