import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react'
import { Button } from '../../../ui/button'
import { secretBytes, type Secret } from '../../../ui/secret'
import { SecretField } from '../../../ui/secret-field'
import { useWords } from '../../../words/words'
import { useForgetting } from '../use-forgetting'
import styles from '../vault.module.css'

interface BackupPassphraseProps {
  readonly isWorking: boolean
  readonly problem: string | null
  readonly doneLabel: string
  /** What may be given instead, above the buttons. */
  readonly otherWays: ReactNode
  /** The buttons beside the one that brings it back. */
  readonly buttons: ReactNode
  /** The bytes are the caller's to wipe. */
  readonly onType: (passphrase: Secret) => void
}

/** The passphrase that held when the backup was made. */
export function BackupPassphrase({ isWorking, problem, doneLabel, otherWays, buttons, onType }: BackupPassphraseProps) {
  const say = useWords('backup')
  const sayVault = useWords('vault')
  const field = useRef<HTMLInputElement>(null)
  const [isShown, setShown] = useState(false)
  const forgetTyped = useForgetting(field)
  // As it was typed, selected, as at the locked door.
  useEffect(() => {
    if (isWorking || problem === null) return
    field.current?.focus()
    field.current?.select()
  }, [isWorking, problem])

  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (isWorking) return
    if (field.current?.value === '') return field.current.focus()
    onType(secretBytes(field.current?.value ?? ''))
    forgetTyped()
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <SecretField
        ref={field}
        label={say('back.passphrase')}
        isShown={isShown}
        onShow={setShown}
        showLabel={sayVault('show')}
        hideLabel={sayVault('hide')}
        autoFocus
        isReadOnly={isWorking}
        onInput={forgetTyped}
        problem={problem ?? undefined}
      />
      {otherWays}
      <div className={styles.buttons}>
        {buttons}
        <Button look="primary" type="submit" isDisabled={isWorking}>
          {doneLabel}
        </Button>
      </div>
    </form>
  )
}
