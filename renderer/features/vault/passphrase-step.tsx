import { useRef, useState, type ReactNode, type SyntheticEvent } from 'react'
import { Button } from '../../ui/button'
import { SecretField } from '../../ui/secret-field'
import { useWords } from '../../words/words'
import { takeSecret, type Secret } from '../../ui/secret'
import styles from './vault.module.css'

interface PassphraseStepProps {
  readonly children?: ReactNode
  readonly submitLabel: string
  readonly isDanger?: boolean
  readonly isWorking: boolean
  readonly problem: string | null
  /** Whoever takes the passphrase has to wipe it; whoever finds something else not right yet leaves it in its field. */
  readonly onSubmit: (take: () => Secret) => void
  readonly onCancel: () => void
}

/** Asks for the passphrase as it is now: whoever finds the app open must not be able to change who can open it. */
export function PassphraseStep({ children, submitLabel, isDanger = false, isWorking, problem, onSubmit, onCancel }: PassphraseStepProps) {
  const say = useWords('vault')
  const sayApp = useWords('app')
  const field = useRef<HTMLInputElement>(null)
  const [isShown, setShown] = useState(false)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (isWorking) return
    if (field.current?.value === '') field.current.focus()
    else onSubmit(() => takeSecret(field.current))
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {children}
      <SecretField ref={field} label={say('change.current')} isShown={isShown} onShow={setShown} showLabel={say('show')} hideLabel={say('hide')} autoFocus={children === undefined} problem={problem ?? undefined} />
      <div className={styles.buttons}>
        <Button onPress={onCancel}>{sayApp('cancel')}</Button>
        <Button look={isDanger ? 'danger' : 'primary'} type="submit" isDisabled={isWorking}>
          {isWorking ? say('choose.working') : submitLabel}
        </Button>
      </div>
    </form>
  )
}
