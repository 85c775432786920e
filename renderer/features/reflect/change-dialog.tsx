import { useState } from 'react'
import { z } from 'zod'
import type { Session } from '../../../shared/domain/session'
import { useDraft } from '../../state/use-draft'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { useWords } from '../../words/words'

/** Where a reason waits that was half typed. */
export const changeDraftId = ({ id }: Session): string => `change-${id}`

interface ChangeDialogProps {
  readonly session: Session
  readonly version: number
  readonly onChange: (reason: string) => Promise<boolean>
  readonly onClose: () => void
}

/** A signed note is only changed in a next version, and with a reason. */
export function ChangeDialog({ session, version, onChange, onClose }: ChangeDialogProps) {
  const say = useWords('reflect')
  const sayApp = useWords('app')
  const draft = useDraft({ id: changeDraftId(session), ownedBy: () => ({ sessionId: session.id }), shape: z.string(), first: () => '' })
  const reason = draft.typed
  const [isBeginning, setBeginning] = useState(false)
  const close = () => {
    draft.drop()
    onClose()
  }
  const begin = async () => {
    // Pressed twice, it would begin two versions.
    if (reason.trim() === '' || isBeginning) return
    setBeginning(true)
    const isBegun = await onChange(reason.trim())
    setBeginning(false)
    if (isBegun) close()
  }
  return (
    <Dialog
      title={say('change.title')}
      isOpen
      onClose={close}
      closesOutside={false}
      actions={
        <>
          <Button onPress={close}>{sayApp('cancel')}</Button>
          <Button look="primary" isDisabled={reason.trim() === '' || isBeginning} onPress={() => void begin()}>
            {say('change.confirm', { next: version + 1 })}
          </Button>
        </>
      }
    >
      <p>{say('change.words', { version, next: version + 1 })}</p>
      <TextField label={say('change.reason')} placeholder={say('change.reasonExample')} value={reason} onChange={draft.change} onSubmit={() => void begin()} maxLength={2_000} autoFocus />
    </Dialog>
  )
}
