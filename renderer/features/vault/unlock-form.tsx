import { useRef, useState, type SyntheticEvent } from 'react'
import { DEMO_PASSPHRASE } from '../../../shared/domain/demo-passphrase'
import { AppFailure } from '../../../shared/domain/outcome'
import { ask } from '../../bridge'
import { Button } from '../../ui/button'
import { SecretField } from '../../ui/secret-field'
import { useWords } from '../../words/words'
import { Doorway } from './doorway'
import { FilmingGoesOn } from './filming-goes-on'
import { takeSecret, withSecrets } from '../../ui/secret'
import { useAttempt } from './use-attempt'
import { useCountdown } from './use-countdown'
import styles from './vault.module.css'

interface UnlockFormProps {
  readonly waitMs: number
  readonly isDemo: boolean
  readonly onHaveSheet: () => void
  readonly onOpened: () => Promise<void>
  readonly onDamaged: () => void
}

export function UnlockForm({ waitMs, isDemo, onHaveSheet, onOpened, onDamaged }: UnlockFormProps) {
  const say = useWords('vault')
  const field = useRef<HTMLInputElement>(null)
  const [isShown, setShown] = useState(false)
  const wait = useCountdown(waitMs)
  const opening = useAttempt(({ kind }) => (kind === 'wrong-passphrase' ? say('unlock.wrong') : null))
  const isWaiting = wait.seconds > 0

  const unlock = async () => {
    const passphrase = takeSecret(field.current)
    await withSecrets([passphrase], () => ask('vault:unlock', { passphrase }))
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
    field.current?.focus()
  }

  return (
    <Doorway title={say('unlock.title')} notice={<FilmingGoesOn />}>
      <form className={styles.form} noValidate onSubmit={event => void submit(event)}>
        {isDemo && (
          <p className={styles.demo}>
            {say('unlock.demo')} <b translate="no">{DEMO_PASSPHRASE}</b>
          </p>
        )}
        <SecretField ref={field} label={say('unlock.field')} isShown={isShown} onShow={setShown} showLabel={say('show')} hideLabel={say('hide')} autoFocus problem={opening.problem ?? undefined} />
        {isWaiting && (
          <p className={styles.note}>
            <span role="timer">{say('unlock.wait', { count: wait.seconds })}</span> {say('unlock.nothingErased')}
          </p>
        )}
        <div className={styles.buttons}>
          <Button look="quiet" className={styles.flush ?? ''} onPress={onHaveSheet}>
            {say('unlock.haveSheet')}
          </Button>
          <Button look="primary" type="submit" isDisabled={opening.isWorking || isWaiting}>
            {opening.isWorking ? say('unlock.opening') : say('unlock.open')}
          </Button>
        </div>
      </form>
    </Doorway>
  )
}
