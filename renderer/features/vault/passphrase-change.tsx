import { useState, type ReactNode } from 'react'
import type { AppError } from '../../../shared/domain/outcome'
import { Dialog } from '../../ui/dialog'
import { withSecrets, type Secret } from '../../ui/secret'
import { useWords } from '../../words/words'
import { ChoosePassphrase } from './choose-passphrase'
import { useOfferedWords } from './offered-phrase'
import { PassphraseStep } from './passphrase-step'
import { useAttempt } from './use-attempt'
import { useConfirmedPassphrase } from './use-confirmed-passphrase'

interface PassphraseChangeProps {
  readonly title: string
  /** What is being done, and how long it takes, while it is worked at. */
  readonly workingWords: string
  /** Stands above the old passphrase. */
  readonly before?: ReactNode
  /** Stands above the new one. */
  readonly beforeNew?: ReactNode
  /** Both are wiped when it has ended. */
  readonly change: (secrets: { readonly passphrase: Secret; readonly newPassphrase: Secret }) => Promise<unknown>
  /** What may be in the way, in the words of the place. */
  readonly wordsFor?: (error: AppError) => string | null
  readonly onChanged: () => void
  readonly onClose: () => void
}

/** The old passphrase, then the new one. */
export function PassphraseChange({ title, workingWords, before, beforeNew, change, wordsFor = () => null, onChanged, onClose }: PassphraseChangeProps) {
  const say = useWords('vault')
  useOfferedWords()
  const [step, setStep] = useState<'current' | 'new'>('current')
  const current = useConfirmedPassphrase()
  const changing = useAttempt(error => (error.kind === 'wrong-passphrase' ? say('unlock.wrong') : wordsFor(error)))

  const choose = async (newPassphrase: Secret) => {
    const passphrase = current.take()
    if (await changing.run(() => withSecrets([passphrase, newPassphrase], () => change({ passphrase, newPassphrase })))) onChanged()
    else setStep('current')
  }
  return (
    <Dialog title={title} isOpen onClose={onClose} closesOutside={false}>
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
        >
          {before}
        </PassphraseStep>
      ) : (
        <>
          {beforeNew}
          <ChoosePassphrase doneLabel={title} workingWords={workingWords} onChoose={passphrase => void choose(passphrase)} isWorking={changing.isWorking} problem={changing.problem} onBack={() => setStep('current')} />
        </>
      )}
    </Dialog>
  )
}
