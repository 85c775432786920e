import { useState } from 'react'
import { ask } from '../../bridge'
import { useRecoverySheet } from '../../state/recovery-sheet'
import { showDone } from '../../state/toasts'
import { Button } from '../../ui/button'
import { useWords } from '../../words/words'
import { useOfferedWords } from './offered-phrase'
import { BringBack } from './backups/bring-back'
import { ChoosePassphrase } from './choose-passphrase'
import { Doorway } from './doorway'
import { RecoverySheetStep } from './recovery-sheet-step'
import { withSecrets, type Secret } from '../../ui/secret'
import { useAttempt } from './use-attempt'
import styles from './vault.module.css'

interface FirstStartProps {
  /** The vault is there; the recovery sheet is still to come. */
  readonly onMade: () => Promise<void>
  readonly onDone: () => void
}

/** From nothing to an open vault: what it is, a passphrase, the recovery sheet. */
export function FirstStart({ onMade, onDone }: FirstStartProps) {
  const say = useWords('vault')
  const sayBackup = useWords('backup')
  const [step, setStep] = useState<'welcome' | 'passphrase' | 'sheet' | 'backup'>(() => (useRecoverySheet.getState().recoveryKey === null ? 'welcome' : 'sheet'))
  const recoveryKey = useRecoverySheet(state => state.recoveryKey)
  const making = useAttempt()
  useOfferedWords()

  const make = (passphrase: Secret) =>
    making.run(() =>
      withSecrets([passphrase], async () => {
        const made = await ask('vault:create', { passphrase })
        useRecoverySheet.setState({ recoveryKey: made.recoveryKey })
        // Whatever becomes of the rest: the key is shown now or never.
        setStep('sheet')
        await onMade()
      }),
    )

  // A page that is loaded anew does not come back to it any more.
  const leaveSheet = (words: string) => {
    void ask('vault:sheet-left', {})
      .catch((thrown: unknown) => console.error(thrown))
      .then(onDone)
    showDone(words)
  }

  if (step === 'sheet' && recoveryKey !== null) {
    return (
      <Doorway title={say('sheet.title')} lead={say('sheet.why')} width="wide">
        <RecoverySheetStep
          recoveryKey={recoveryKey}
          onChecked={words => leaveSheet(words)}
          onLater={() => leaveSheet(say('sheet.postponed'))}
        />
      </Doorway>
    )
  }
  if (step === 'backup') return <BringBack onBack={() => setStep('welcome')} onDone={onDone} />
  if (step === 'welcome') {
    return (
      <Doorway title={say('welcome.title')} lead={say('welcome.what')}>
        <div className={styles.buttons}>
          <Button look="quiet" className={styles.flush ?? ''} onPress={() => setStep('backup')}>
            {sayBackup('bringBack')}
          </Button>
          <Button look="primary" size="large" autoFocus onPress={() => setStep('passphrase')}>
            {say('welcome.begin')}
          </Button>
        </div>
      </Doorway>
    )
  }
  return (
    <Doorway title={say('choose.title')} lead={say('choose.why')}>
      <ChoosePassphrase doneLabel={say('typeBack.make')} workingWords={say('typeBack.making')} onChoose={passphrase => void make(passphrase)} isWorking={making.isWorking} problem={making.problem} onBack={() => setStep('welcome')} />
    </Doorway>
  )
}
