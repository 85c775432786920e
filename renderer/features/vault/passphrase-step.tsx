import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react'
import { Button } from '../../ui/button'
import { classNames } from '../../ui/class-names'
import { intoSight } from '../../ui/into-sight'
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
  /** Before the fields are looked at, so that what is missing in those above is said too. */
  readonly onTry?: () => void
  /** Whoever takes the passphrase has to wipe it; whoever finds something else not right yet leaves it in its field. */
  readonly onSubmit: (take: () => Secret) => void
  readonly onCancel: () => void
}

/** Asks for the passphrase as it is now: whoever finds the app open must not be able to change who can open it. */
export function PassphraseStep({ children, submitLabel, isDanger = false, isWorking, problem, onTry, onSubmit, onCancel }: PassphraseStepProps) {
  const say = useWords('vault')
  const sayApp = useWords('app')
  const field = useRef<HTMLInputElement>(null)
  const [isShown, setShown] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const [isMissing, setMissing] = useState(false)
  const [tries, setTries] = useState(0)
  // Once it is said what is missing: the first field of which that holds.
  useEffect(() => {
    const field = tries > 0 ? form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') : null
    field?.focus()
    intoSight(field?.parentElement ?? null)
  }, [tries])
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (isWorking) return
    const isEmpty = field.current?.value === ''
    onTry?.()
    setMissing(isEmpty)
    setTries(tries + 1)
    if (!isEmpty) onSubmit(() => takeSecret(field.current))
  }
  return (
    <form ref={form} className={classNames(styles.form, styles.asking)} noValidate onSubmit={submit}>
      {children}
      <SecretField ref={field} label={say('change.current')} isShown={isShown} onShow={setShown} showLabel={say('show')} hideLabel={say('hide')} autoFocus={children === undefined} onInput={() => setMissing(false)} problem={isMissing ? say('change.missing') : (problem ?? undefined)} />
      <div className={styles.buttons}>
        <Button onPress={onCancel}>{sayApp('cancel')}</Button>
        <Button look={isDanger ? 'danger' : 'primary'} type="submit" isPending={isWorking}>
          {isWorking ? say('choose.working') : submitLabel}
        </Button>
      </div>
    </form>
  )
}
