import { useState } from 'react'
import { ask } from '../../bridge'
import { useRecoverySheet } from '../../state/recovery-sheet'
import { showDone } from '../../state/toasts'
import { Dialog } from '../../ui/dialog'
import { useWords } from '../../words/words'
import { lookAtBackups } from './backups/backups'
import { useOfferedWords } from './offered-phrase'
import { ChoosePassphrase } from './choose-passphrase'
import { NewSheetDialog } from './new-sheet-dialog'
import { PassphraseStep } from './passphrase-step'
import { withSecrets, type Secret } from '../../ui/secret'
import { lookAtSlots } from './slots'
import { useAttempt } from './use-attempt'
import { useConfirmedPassphrase } from './use-confirmed-passphrase'
import styles from './vault.module.css'

/** For when the passphrase or the sheet got into other hands: why, the old passphrase, a new one, a new sheet. */
export function ChangeEverythingDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useWords('vault')
  useOfferedWords()
  const [step, setStep] = useState<'current' | 'new' | 'sheet'>('current')
  const current = useConfirmedPassphrase()
  const changing = useAttempt(({ kind }) => (kind === 'wrong-passphrase' ? say('change.wrong') : kind === 'recording-busy' ? say('rotate.filming') : null))

  const change = async (newPassphrase: Secret) => {
    const passphrase = current.take()
    const hasChanged = await changing.run(() =>
      withSecrets([passphrase, newPassphrase], async () => {
        const made = await ask('vault:rotate', { passphrase, newPassphrase })
        useRecoverySheet.setState({ recoveryKey: made.recoveryKey })
      }),
    )
    if (!hasChanged) return setStep('current')
    showDone(say('rotate.done'))
    setStep('sheet')
    await Promise.all([lookAtSlots(), lookAtBackups()])
  }

  if (step === 'sheet') return <NewSheetDialog onClose={onClose} />
  return (
    <Dialog title={say('rotate.title')} isOpen onClose={onClose} closesOutside={false}>
      {step === 'current' ? (
        <>
          <p>{say('rotate.when')}</p>
          <p className={styles.note}>{say('rotate.what')}</p>
          <p className={styles.note}>{say('rotate.oldCopies')}</p>
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
        </>
      ) : (
        <ChoosePassphrase onChoose={passphrase => void change(passphrase)} isWorking={changing.isWorking} problem={changing.problem} onBack={() => setStep('current')} />
      )}
    </Dialog>
  )
}
