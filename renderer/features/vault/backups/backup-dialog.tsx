import { AppFailure } from '../../../../shared/domain/outcome'
import { Dialog } from '../../../ui/dialog'
import { withSecrets, type Secret } from '../../../ui/secret'
import { thrownWords } from '../../../words/failure-words'
import { useWords } from '../../../words/words'
import { PassphraseStep } from '../passphrase-step'
import { useAttempt } from '../use-attempt'
import { backUp } from './backups'

interface BackupDialogProps {
  readonly onClose: () => void
  /** After it was under way; null: it is under way again. */
  readonly onFailed: (words: string | null) => void
}

/** Asks for the passphrase; once it is found right, the dialog goes and the backup goes on. */
export function BackupDialog({ onClose, onFailed }: BackupDialogProps) {
  const say = useWords('backup')
  const starting = useAttempt()
  const start = (passphrase: Secret) =>
    starting.run(async () => {
      onFailed(null)
      try {
        await withSecrets([passphrase], () => backUp(passphrase, onClose))
        onClose()
      } catch (thrown) {
        // Only what was typed can be put right here.
        if (thrown instanceof AppFailure && (thrown.error.kind === 'wrong-passphrase' || thrown.error.kind === 'too-soon')) throw thrown
        onFailed(thrownWords(thrown))
        onClose()
      }
    })
  return (
    <Dialog title={say('askTitle')} isOpen onClose={onClose} closesOutside={false}>
      <p>{say('ask')}</p>
      <PassphraseStep submitLabel={say('start')} isWorking={starting.isWorking} problem={starting.problem} onCancel={onClose} onSubmit={take => void start(take())} />
    </Dialog>
  )
}
