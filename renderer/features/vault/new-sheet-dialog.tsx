import { ask } from '../../bridge'
import { useRecoverySheet } from '../../state/recovery-sheet'
import { showDone } from '../../state/toasts'
import { Dialog } from '../../ui/dialog'
import { useWords } from '../../words/words'
import { PassphraseStep } from './passphrase-step'
import { RecoverySheetStep } from './recovery-sheet-step'
import { withSecrets, type Secret } from '../../ui/secret'
import { lookAtSlots } from './slots'
import { useAttempt } from './use-attempt'
import styles from './vault.module.css'

interface NewSheetDialogProps {
  /** `isChecked`: the sheet was typed back. */
  readonly onClose: (isChecked: boolean) => void
}

/** A sheet that was made a moment ago is shown again; else a new one is made, which takes the passphrase. */
export function NewSheetDialog({ onClose }: NewSheetDialogProps) {
  const say = useWords('vault')
  const recoveryKey = useRecoverySheet(state => state.recoveryKey)
  const making = useAttempt(({ kind }) => (kind === 'wrong-passphrase' ? say('unlock.wrong') : null))

  const make = (passphrase: Secret) =>
    making.run(async () => {
      const made = await withSecrets([passphrase], () => ask('vault:new-recovery-key', { passphrase }))
      useRecoverySheet.setState({ recoveryKey: made.recoveryKey })
      await lookAtSlots()
    })

  if (recoveryKey === null) {
    return (
      <Dialog title={say('newSheet.title')} isOpen onClose={() => onClose(false)} closesOutside={false}>
        <p className={styles.note}>{say('newSheet.meaning')}</p>
        <PassphraseStep submitLabel={say('newSheet.make')} isWorking={making.isWorking} problem={making.problem} onSubmit={take => void make(take())} onCancel={() => onClose(false)} />
      </Dialog>
    )
  }
  return (
    <Dialog title={say('sheet.title')} isOpen onClose={() => onClose(false)} width="wide" closesOutside={false}>
      <RecoverySheetStep
        recoveryKey={recoveryKey}
        onLater={() => onClose(false)}
        onChecked={() => {
          showDone(say('sheet.checked'))
          void lookAtSlots()
          onClose(true)
        }}
      />
    </Dialog>
  )
}
