import { useState } from 'react'
import { Button } from '../ui/button'
import { TextField } from '../ui/text-field'
import { useWords } from '../words/words'
import styles from './consent.module.css'

/** Why one goes on without consent. */
export function ReasonForm({ onGoOn, onCancel }: { readonly onGoOn: (reason: string) => void; readonly onCancel: () => void }) {
  const say = useWords('consent')
  const sayApp = useWords('app')
  const [reason, setReason] = useState('')
  const words = reason.trim()
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (words !== '') onGoOn(words)
      }}
    >
      <TextField label={say('reason')} hint={say('reasonHint')} value={reason} onChange={setReason} lines={3} maxLength={2_000} autoFocus />
      <div className={styles.actions}>
        <Button onPress={onCancel}>{sayApp('cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={words === ''}>
          {say('goOn')}
        </Button>
      </div>
    </form>
  )
}
