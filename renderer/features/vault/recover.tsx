import { useRef, useState, type ReactNode } from 'react'
import { AppFailure } from '../../../shared/domain/outcome'
import { ask } from '../../bridge'
import { rememberSheetChecked } from '../../state/recovery-sheet'
import { showDone } from '../../state/toasts'
import { Button } from '../../ui/button'
import { useWords } from '../../words/words'
import { useOfferedWords } from './offered-phrase'
import { ChoosePassphrase } from './choose-passphrase'
import { Doorway } from './doorway'
import { typedGroups } from './recovery-fields'
import { withSecrets, type Secret } from '../../ui/secret'
import { SheetEntry } from './sheet-entry'
import { useAttempt } from './use-attempt'
import { useTypedSheet } from './use-typed-sheet'

interface RecoverProps {
  /** Which sheet opens the vault; null where it is not known. */
  readonly sheetNumber: string | null
  readonly onBack: () => void
  readonly notice: ReactNode
  readonly onOpened: () => Promise<void>
  readonly onDamaged: () => void
}

/** The eight groups, then the passphrase that holds from now on. */
export function Recover({ sheetNumber, notice, onBack, onOpened, onDamaged }: RecoverProps) {
  const say = useWords('vault')
  const fields = useRef<HTMLFieldSetElement>(null)
  const [step, setStep] = useState<'groups' | 'passphrase'>('groups')
  const sheet = useTypedSheet(fields)
  const opening = useAttempt()
  useOfferedWords()
  const open = (passphrase: Secret) =>
    opening.run(() =>
      withSecrets([passphrase], async () => {
        try {
          await ask('vault:recover', { recoveryKey: typedGroups(fields.current).join('-'), passphrase })
        } catch (thrown) {
          if (!(thrown instanceof AppFailure)) throw thrown
          if (thrown.error.kind === 'vault-damaged') return onDamaged()
          if (thrown.error.kind !== 'wrong-recovery-key') throw thrown
          sheet.refuse(thrown.error)
          setStep('groups')
          return
        }
        await onOpened()
        showDone(say('change.done'))
        // Whoever has just typed all of it has the sheet. Where this cannot be remembered, it is asked for once more.
        await rememberSheetChecked().catch((thrown: unknown) => console.error(thrown))
      }),
    )

  const isGroups = step === 'groups'
  const why = sheetNumber === null ? say('recover.why') : `${say('recover.whichSheet', { number: sheetNumber })} ${say('recover.why')}`
  return (
    <Doorway title={say(isGroups ? 'recover.title' : 'recover.passphraseTitle')} lead={isGroups ? why : say('recover.passphraseWhy')} notice={notice}>
      {/* Stays while the passphrase is chosen: it is what opens the vault. */}
      <SheetEntry hidden={!isGroups} fields={fields} sheet={sheet} nextLabel={say('recover.next')} onOpens={() => setStep('passphrase')} buttons={<Button onPress={onBack}>{say('back')}</Button>} />
      {!isGroups && <ChoosePassphrase doneLabel={say('typeBack.open')} workingWords={say('typeBack.opening')} onChoose={passphrase => void open(passphrase)} isWorking={opening.isWorking} problem={opening.problem} onBack={() => setStep('groups')} />}
    </Doorway>
  )
}
