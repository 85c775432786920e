import { RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../ui/button'
import { thrownWords } from '../../words/failure-words'
import { intoSight } from '../../ui/into-sight'
import { useWords } from '../../words/words'
import { offeredPhrase } from './offered-phrase'
import { OwnPassphrase } from './own-passphrase'
import { secretBytes, type Secret } from '../../ui/secret'
import { TypeBack } from './type-back'
import styles from './vault.module.css'

interface ChoosePassphraseProps {
  /** The bytes are the caller's to wipe. */
  readonly onChoose: (passphrase: Secret) => void
  readonly isWorking: boolean
  readonly problem: string | null
  readonly onBack?: (() => void) | undefined
  /** Drawn words are typed once before they hold. */
  readonly isTypedBack?: boolean
}

/** A new passphrase: five words drawn by lot, or one's own. */
export function ChoosePassphrase({ onChoose, isWorking, problem, onBack, isTypedBack = false }: ChoosePassphraseProps) {
  const [isOwn, setOwn] = useState(false)
  const ending = { isWorking, problem, onBack }
  return isOwn ? <OwnPassphrase {...ending} onChoose={onChoose} onUseOffered={() => setOwn(false)} /> : <OfferedPhrase {...ending} isTypedBack={isTypedBack} onChoose={onChoose} onOwn={() => setOwn(true)} />
}

interface EndingProps {
  readonly isWorking: boolean
  readonly problem: string | null
  readonly onBack?: (() => void) | undefined
}

interface OfferedPhraseProps extends EndingProps {
  readonly isTypedBack: boolean
  readonly onChoose: (passphrase: Secret) => void
  readonly onOwn: () => void
}

function OfferedPhrase({ onChoose, onOwn, isTypedBack, isWorking, problem, onBack }: OfferedPhraseProps) {
  const say = useWords('vault')
  const [phrase, setPhrase] = useState('')
  const [failed, setFailed] = useState<string | null>(null)
  const [isTyping, setTyping] = useState(false)
  const draw = (areOthersWanted: boolean) => void offeredPhrase({ areOthersWanted }).then(setPhrase, (thrown: unknown) => setFailed(thrownWords(thrown)))
  useEffect(() => draw(false), [])
  const choose = () => onChoose(secretBytes(phrase))
  if (isTyping) return <TypeBack phrase={phrase} onRight={choose} onShowAgain={() => setTyping(false)} isWorking={isWorking} problem={problem} />
  return (
    <div className={styles.form}>
      <div className={styles.phraseHead}>
        <h2>{say('choose.offered')}</h2>
        <Button look="quiet" onPress={() => draw(true)} isDisabled={isWorking}>
          <RefreshCw aria-hidden />
          {say('choose.another')}
        </Button>
      </div>
      <p className={styles.phrase} lang="en" dir="ltr" role="status" translate="no">
        {phrase === '' && failed === null ? say('choose.drawing') : phrase}
      </p>
      <p className={styles.note}>{say('choose.offeredHint')}</p>
      <Problem words={problem ?? failed} />
      <div className={styles.aside}>
        <Button look="quiet" onPress={onOwn} isDisabled={isWorking}>
          {say('choose.own')}
        </Button>
      </div>
      <div className={styles.buttons}>
        {onBack && (
          <Button onPress={onBack} isDisabled={isWorking}>
            {say('back')}
          </Button>
        )}
        {/* A button that cannot be pressed takes no focus: it comes anew with the words. */}
        <Button key={phrase === '' ? 'drawing' : 'drawn'} look="primary" autoFocus isDisabled={isWorking || phrase === ''} onPress={() => (isTypedBack ? setTyping(true) : choose())}>
          {isWorking ? say('choose.working') : say('choose.take')}
        </Button>
      </div>
    </div>
  )
}

export function Problem({ words }: { readonly words: string | null }) {
  if (words === null) return null
  return (
    <p ref={intoSight} className={styles.problem} role="alert">
      {words}
    </p>
  )
}
