import { useRef, useState, type ReactNode, type SyntheticEvent } from 'react'
import type { VaultState } from '../../../shared/bridge/results'
import { DEMO_PASSPHRASE } from '../../../shared/domain/demo-passphrase'
import { vaultName } from '../../../shared/domain/recovery-sheet'
import { AppFailure } from '../../../shared/domain/outcome'
import { ask } from '../../bridge'
import { Button } from '../../ui/button'
import { SecretField } from '../../ui/secret-field'
import { useWords } from '../../words/words'
import { Doorway } from './doorway'
import { secretBytes, withSecrets } from '../../ui/secret'
import { useAttempt } from './use-attempt'
import { useCountdown } from './use-countdown'
import { useForgetting } from './use-forgetting'
import styles from './vault.module.css'

interface UnlockFormProps {
  /** In hexadecimal: which of two laptops this is. Null while it is not known. */
  readonly vaultId: string | null
  /** Why it is locked, where that is known and is not for somebody having asked for it. */
  readonly lockedBy: VaultState['lockedBy']
  readonly waitMs: number
  readonly isDemo: boolean
  readonly onHaveSheet: () => void
  /** Null where no service's key was added. */
  readonly onHaveServiceKey: (() => void) | null
  readonly notice: ReactNode
  readonly onOpened: () => Promise<void>
  readonly onDamaged: () => void
}

const lockedWords = { rest: 'unlock.lockedRest', system: 'unlock.lockedSystem', alone: 'unlock.lockedAlone' } as const

export function UnlockForm({ vaultId, lockedBy, waitMs, isDemo, notice, onHaveSheet, onHaveServiceKey, onOpened, onDamaged }: UnlockFormProps) {
  const say = useWords('vault')
  const field = useRef<HTMLInputElement>(null)
  const [isShown, setShown] = useState(false)
  const wait = useCountdown(waitMs)
  const opening = useAttempt(({ kind }) => (kind === 'wrong-passphrase' ? say('unlock.wrong') : null))
  const isWaiting = wait.seconds > 0

  const forgetTyped = useForgetting(field)

  const unlock = async () => {
    const passphrase = secretBytes(field.current?.value ?? '')
    await withSecrets([passphrase], () => ask('vault:unlock', { passphrase }))
    if (field.current) field.current.value = ''
    await onOpened()
  }
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (opening.isWorking || isWaiting || field.current?.value === '') return field.current?.focus()
    await opening.run(async () => {
      try {
        await unlock()
      } catch (thrown) {
        if (!(thrown instanceof AppFailure)) throw thrown
        const { error } = thrown
        if (error.kind === 'vault-damaged') return onDamaged()
        if (error.kind === 'too-soon') return wait.start(error.waitMs)
        if (error.kind === 'wrong-passphrase') wait.start((await ask('vault:state', {})).waitMs)
        throw thrown
      }
    })
    // As it was typed, selected: whoever slipped once can look, and whoever types anew types over it.
    field.current?.select()
    forgetTyped()
  }

  return (
    <Doorway title={say('unlock.title')} notice={notice} {...(vaultId === null ? {} : { lead: say('unlock.vault', { name: vaultName(vaultId) }) })}>
      {lockedBy !== null && lockedBy !== 'page' && <p className={styles.note}>{say(lockedWords[lockedBy])}</p>}
      <form className={styles.form} noValidate onSubmit={event => void submit(event)}>
        {isDemo && (
          <p className={styles.demo}>
            {say('unlock.demo')} <b translate="no">{DEMO_PASSPHRASE}</b>
          </p>
        )}
        <SecretField ref={field} label={say('unlock.field')} isShown={isShown} onShow={setShown} showLabel={say('show')} hideLabel={say('hide')} autoFocus isReadOnly={opening.isWorking} onInput={forgetTyped} problem={opening.problem ?? undefined} />
        {isWaiting && (
          <p className={styles.note}>
            <span role="timer">{say('unlock.wait', { count: wait.seconds })}</span> {say('unlock.nothingErased')}
          </p>
        )}
        <div className={styles.buttons}>
          <div className={styles.otherWays}>
            <Button look="quiet" className={styles.flush ?? ''} onPress={onHaveSheet}>
              {say('unlock.haveSheet')}
            </Button>
            {onHaveServiceKey && (
              <Button look="quiet" className={styles.flush ?? ''} onPress={onHaveServiceKey}>
                {say('unlock.haveServiceKey')}
              </Button>
            )}
          </div>
          <Button look="primary" type="submit" isDisabled={opening.isWorking || isWaiting}>
            {opening.isWorking ? say('unlock.opening') : say('unlock.open')}
          </Button>
        </div>
      </form>
    </Doorway>
  )
}
