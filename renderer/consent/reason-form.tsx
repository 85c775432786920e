import { useRef, useState } from 'react'
import { Button } from '../ui/button'
import { TextField } from '../ui/text-field'
import { useWords } from '../words/words'
import styles from './consent.module.css'

interface ReasonFormProps {
  readonly reason: string
  readonly onChange: (reason: string) => void
  readonly onGoOn: (reason: string) => void
  readonly onCancel: () => void
}

/** Why one goes on without consent. */
export function ReasonForm({ reason, onChange, onGoOn, onCancel }: ReasonFormProps) {
  const say = useWords('consent')
  const sayApp = useWords('app')
  const words = reason.trim()
  const [wasTried, setWasTried] = useState(false)
  const fields = useRef<HTMLFormElement>(null)
  return (
    <form
      ref={fields}
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (words !== '') return onGoOn(words)
        setWasTried(true)
        fields.current?.querySelector('textarea')?.focus()
      }}
    >
      <TextField label={say('reason')} hint={say('reasonHint')} problem={wasTried && words === '' ? say('reasonFirst') : undefined} value={reason} onChange={onChange} lines={3} maxLength={2_000} autoFocus />
      <div className={styles.actions}>
        <Button onPress={onCancel}>{sayApp('cancel')}</Button>
        <Button look="primary" type="submit">
          {say('goOn')}
        </Button>
      </div>
    </form>
  )
}
