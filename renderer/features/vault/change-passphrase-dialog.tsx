import { useState } from 'react'
import { ask } from '../../bridge'
import { showDone } from '../../state/toasts'
import { Dialog } from '../../ui/dialog'
import { useWords } from '../../words/words'
import { useOfferedWords } from './offered-phrase'
import { ChoosePassphrase } from './choose-passphrase'
import { PassphraseStep } from './passphrase-step'
import { withSecrets, type Secret } from '../../ui/secret'
import { lookAtSlots } from './slots'
import { useAttempt } from './use-attempt'
import { useConfirmedPassphrase } from './use-confirmed-passphrase'
import styles from './vault.module.css'

/** The old passphrase, then the new one. */
export function ChangePassphraseDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useWords('vault')
  useOfferedWords()
  const [step, setStep] = useState<'current' | 'new'>('current')
  const current = useConfirmedPassphrase()
  const changing = useAttempt(({ kind }) => (kind === 'wrong-passphrase' ? say('change.wrong') : null))

  const change = async (newPassphrase: Secret) => {
    const passphrase = current.take()
    const hasChanged = await changing.run(() => withSecrets([passphrase, newPassphrase], () => ask('vault:change-passphrase', { passphrase, newPassphrase })))
    if (!hasChanged) return setStep('current')
    showDone(say('change.done'))
    await lookAtSlots()
    onClose()
  }

  return (
    <Dialog title={say('change.title')} isOpen onClose={onClose} closesOutside={false}>
      {step === 'current' ? (
        <PassphraseStep
          submitLabel={say('change.next')}
          isWorking={current.isWorking}
          problem={current.problem ?? changing.problem}
          onCancel={onClose}
          onSubmit={take => {
            changing.clear()
            void current.confirm(take()).then(isRight => isRight && setStep('new'))
          }}
        />
      ) : (
        <>
          <p className={styles.note}>{say('change.oldBackups')}</p>
          <ChoosePassphrase onChoose={passphrase => void change(passphrase)} isWorking={changing.isWorking} problem={changing.problem} onBack={() => setStep('current')} />
        </>
      )}
    </Dialog>
  )
}
