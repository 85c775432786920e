import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react'
import { unfinishedGroups } from '../../../shared/domain/recovery-sheet'
import { AppFailure } from '../../../shared/domain/outcome'
import { ask } from '../../bridge'
import { rememberSheetChecked } from '../../state/recovery-sheet'
import { Button } from '../../ui/button'
import { failureWords } from '../../words/failure-words'
import { useWords } from '../../words/words'
import { useOfferedWords } from './offered-phrase'
import { ChoosePassphrase, Problem } from './choose-passphrase'
import { Doorway } from './doorway'
import { focusGroup, RecoveryFields, typedGroups } from './recovery-fields'
import { withSecrets, type Secret } from '../../ui/secret'
import { useAttempt } from './use-attempt'
import styles from './vault.module.css'

interface RecoverProps {
  readonly onBack: () => void
  readonly notice: ReactNode
  readonly onOpened: () => Promise<void>
  readonly onDamaged: () => void
}

interface Mistake {
  readonly groups: readonly number[]
  readonly words: string
}

/** The eight groups, then the passphrase that holds from now on. */
export function Recover({ notice, onBack, onOpened, onDamaged }: RecoverProps) {
  const say = useWords('vault')
  const fields = useRef<HTMLFieldSetElement>(null)
  const [step, setStep] = useState<'groups' | 'passphrase'>('groups')
  const [mistake, setMistake] = useState<Mistake | null>(null)
  const opening = useAttempt()
  useOfferedWords()
  useEffect(() => {
    if (mistake?.groups[0] !== undefined) focusGroup(fields.current, mistake.groups[0])
  }, [mistake])

  const goOn = (event: SyntheticEvent) => {
    event.preventDefault()
    const groups = unfinishedGroups(typedGroups(fields.current))
    if (groups.length > 0) setMistake({ groups, words: say('recover.unfinished', { count: groups.length, groups: groups.join(', ') }) })
    else setStep('passphrase')
  }
  const open = (passphrase: Secret) =>
    opening.run(() =>
      withSecrets([passphrase], async () => {
        try {
          await ask('vault:recover', { recoveryKey: typedGroups(fields.current).join('-'), passphrase })
        } catch (thrown) {
          if (!(thrown instanceof AppFailure)) throw thrown
          if (thrown.error.kind === 'vault-damaged') return onDamaged()
          if (thrown.error.kind !== 'wrong-recovery-key') throw thrown
          setMistake({ groups: thrown.error.mistypedGroups, words: failureWords(thrown.error) })
          setStep('groups')
          return
        }
        await onOpened()
        // Whoever has just typed all of it has the sheet. Where this cannot be remembered, it is asked for once more.
        await rememberSheetChecked().catch((thrown: unknown) => console.error(thrown))
      }),
    )

  const isGroups = step === 'groups'
  return (
    <Doorway title={say(isGroups ? 'recover.title' : 'recover.passphraseTitle')} lead={say(isGroups ? 'recover.why' : 'recover.passphraseWhy')} notice={notice}>
      {/* Stays while the passphrase is chosen, so that a mistyped group can be put right. */}
      <form className={styles.form} noValidate hidden={!isGroups} onSubmit={goOn}>
        <RecoveryFields ref={fields} mistyped={mistake?.groups ?? []} onChange={() => setMistake(null)} />
        <Problem words={mistake?.words ?? null} />
        <div className={styles.buttons}>
          <Button onPress={onBack}>{say('back')}</Button>
          <Button look="primary" type="submit">
            {say('recover.next')}
          </Button>
        </div>
      </form>
      {!isGroups && <ChoosePassphrase onChoose={passphrase => void open(passphrase)} isWorking={opening.isWorking} problem={opening.problem} onBack={() => setStep('groups')} />}
    </Doorway>
  )
}
