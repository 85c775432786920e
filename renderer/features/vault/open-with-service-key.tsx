import { useEffect, useRef, useState, type ReactNode } from 'react'
import { AppFailure } from '../../../shared/domain/outcome'
import { ask } from '../../bridge'
import { Button } from '../../ui/button'
import { withSecrets, type Secret } from '../../ui/secret'
import { useWords } from '../../words/words'
import { ChoosePassphrase } from './choose-passphrase'
import { Doorway } from './doorway'
import { useOfferedWords } from './offered-phrase'
import { ServiceKeyEntry } from './service-key-entry'
import { useAttempt } from './use-attempt'

interface OpenWithServiceKeyProps {
  readonly notice: ReactNode
  readonly onBack: () => void
  readonly onOpened: () => Promise<void>
  readonly onDamaged: () => void
}

/** The secret half of a service's key, from its file or pasted, then the passphrase that holds from now on. */
export function OpenWithServiceKey({ notice, onBack, onOpened, onDamaged }: OpenWithServiceKeyProps) {
  const say = useWords('vault')
  const held = useRef<Secret | null>(null)
  const [step, setStep] = useState<'key' | 'passphrase'>('key')
  const trying = useAttempt()
  const opening = useAttempt()
  useOfferedWords()
  useEffect(() => () => void held.current?.fill(0), [])

  const tryKey = async (key: Secret) => {
    const isRight = await trying.run(() => {
      const tried = key.slice()
      return withSecrets([tried], () => ask('vault:check-service-key', { privateKey: tried }))
    })
    held.current?.fill(0)
    held.current = isRight ? key : null
    if (isRight) setStep('passphrase')
    else key.fill(0)
    return isRight
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
        <ChoosePassphrase doneLabel={say('typeBack.open')} workingWords={say('typeBack.opening')} onChoose={passphrase => void open(passphrase)} isWorking={opening.isWorking} problem={opening.problem} onBack={() => setStep('key')} />
      </Doorway>
    )
  }
  return (
    <Doorway title={say('serviceDoor.title')} lead={say('serviceDoor.why')} notice={notice}>
      <ServiceKeyEntry isWorking={trying.isWorking} problem={trying.problem} onKey={tryKey} buttons={<Button onPress={onBack}>{say('back')}</Button>} />
    </Doorway>
  )
}
