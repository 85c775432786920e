import { FileKey } from 'lucide-react'
import { useEffect, useRef, useState, type ChangeEvent, type ReactNode, type SyntheticEvent } from 'react'
import { AppFailure } from '../../../shared/domain/outcome'
import { readSecretServiceKey } from '../../../shared/domain/service-key'
import { ask } from '../../bridge'
import { Button } from '../../ui/button'
import { withSecrets, type Secret } from '../../ui/secret'
import { SecretField } from '../../ui/secret-field'
import { useWords } from '../../words/words'
import { ChoosePassphrase } from './choose-passphrase'
import { Doorway } from './doorway'
import { useOfferedWords } from './offered-phrase'
import { useAttempt } from './use-attempt'
import styles from './vault.module.css'

interface OpenWithServiceKeyProps {
  readonly notice: ReactNode
  readonly onBack: () => void
  readonly onOpened: () => Promise<void>
  readonly onDamaged: () => void
}

/** A key file is a few hundred letters: what is longer is none, and is not read. */
const MOST_BYTES = 16_384

/** The secret half of a service's key, from its file or pasted, then the passphrase that holds from now on. */
export function OpenWithServiceKey({ notice, onBack, onOpened, onDamaged }: OpenWithServiceKeyProps) {
  const say = useWords('vault')
  const field = useRef<HTMLInputElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const held = useRef<Secret | null>(null)
  const [step, setStep] = useState<'key' | 'passphrase'>('key')
  const [isShown, setShown] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const trying = useAttempt()
  const opening = useAttempt()
  useOfferedWords()
  useEffect(() => () => void held.current?.fill(0), [])

  const tryKey = async (text: string) => {
    const key = readSecretServiceKey(text)
    setProblem(key === null ? say('serviceDoor.notAKey') : null)
    if (key === null) return
    const isRight = await trying.run(() => {
      const tried = key.slice()
      return withSecrets([tried], () => ask('vault:check-service-key', { privateKey: tried }))
    })
    held.current?.fill(0)
    held.current = isRight ? key : null
    if (!isRight) return void key.fill(0)
    if (field.current) field.current.value = ''
    setStep('passphrase')
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!trying.isWorking) void tryKey(field.current?.value ?? '')
  }
  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = currentTarget.files ?? []
    if (!chosen) return
    const text = chosen.size > MOST_BYTES ? '' : await chosen.text()
    currentTarget.value = ''
    await tryKey(text)
  }
  const open = (passphrase: Secret) =>
    opening.run(() => {
      const privateKey = held.current?.slice() ?? new Uint8Array()
      return withSecrets([passphrase, privateKey], async () => {
        try {
          await ask('vault:open-with-service-key', { privateKey, passphrase })
        } catch (thrown) {
          if (thrown instanceof AppFailure && thrown.error.kind === 'vault-damaged') return onDamaged()
          throw thrown
        }
        await onOpened()
      })
    })

  if (step === 'passphrase') {
    return (
      <Doorway title={say('recover.passphraseTitle')} lead={say('serviceDoor.passphraseWhy')} notice={notice}>
        <ChoosePassphrase onChoose={passphrase => void open(passphrase)} isWorking={opening.isWorking} problem={opening.problem} onBack={() => setStep('key')} />
      </Doorway>
    )
  }
  return (
    <Doorway title={say('serviceDoor.title')} lead={say('serviceDoor.why')} notice={notice}>
      <form className={styles.form} noValidate onSubmit={submit}>
        <input ref={file} type="file" accept=".txt,.pem,.key" hidden autoComplete="off" onChange={event => void choose(event)} />
        <Button autoFocus onPress={() => file.current?.click()}>
          <FileKey aria-hidden />
          {say('serviceDoor.file')}
        </Button>
        <SecretField ref={field} label={say('serviceDoor.paste')} isShown={isShown} onShow={setShown} showLabel={say('show')} hideLabel={say('hide')} problem={problem ?? trying.problem ?? undefined} />
        <div className={styles.buttons}>
          <Button onPress={onBack}>{say('back')}</Button>
          <Button look="primary" type="submit" isDisabled={trying.isWorking}>
            {trying.isWorking ? say('choose.working') : say('recover.next')}
          </Button>
        </div>
      </form>
    </Doorway>
  )
}
