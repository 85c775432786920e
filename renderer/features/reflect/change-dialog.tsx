import { useState } from 'react'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { useWords } from '../../words/words'

interface ChangeDialogProps {
  readonly version: number
  readonly onChange: (reason: string) => Promise<boolean>
  readonly onClose: () => void
}

/** A signed note is only changed in a next version, and with a reason. */
export function ChangeDialog({ version, onChange, onClose }: ChangeDialogProps) {
  const say = useWords('reflect')
  const sayApp = useWords('app')
  const [reason, setReason] = useState('')
  const [isBeginning, setBeginning] = useState(false)
  const begin = async () => {
    // Pressed twice, it would begin two versions.
    if (reason.trim() === '' || isBeginning) return
    setBeginning(true)
    const isBegun = await onChange(reason.trim())
    setBeginning(false)
    if (isBegun) onClose()
  }
  return (
    <Dialog
      title={say('change.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{sayApp('cancel')}</Button>
          <Button look="primary" isDisabled={reason.trim() === '' || isBeginning} onPress={() => void begin()}>
            {say('change.confirm', { next: version + 1 })}
          </Button>
        </>
      }
    >
      <p>{say('change.words', { version, next: version + 1 })}</p>
      <TextField label={say('change.reason')} placeholder={say('change.reasonExample')} value={reason} onChange={setReason} onSubmit={() => void begin()} maxLength={2_000} autoFocus />
    </Dialog>
  )
}
