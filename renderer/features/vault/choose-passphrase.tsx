import { RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../ui/button'
import { thrownWords } from '../../words/failure-words'
import { beginHereIfLost } from '../../ui/begin-here'
import { intoSight } from '../../ui/into-sight'
import { useWords } from '../../words/words'
import { offeredPhrase } from './offered-phrase'
import { OwnPassphrase } from './own-passphrase'
import { secretBytes, type Secret } from '../../ui/secret'
import { TypeBack } from './type-back'
import styles from './vault.module.css'

export interface ChoosePassphraseProps {
  /** The bytes are the caller's to wipe. */
  readonly onChoose: (passphrase: Secret) => void
  /** On the button with which drawn words hold, once they were typed. */
  readonly doneLabel: string
  /** What is being done, and how long it takes, while it is worked at. */
  readonly workingWords: string
  readonly isWorking: boolean
  readonly problem: string | null
  readonly onBack?: (() => void) | undefined
}

/** A new passphrase: five words drawn by lot, which are typed once before they hold, or one's own, which is typed twice. */
export function ChoosePassphrase(props: ChoosePassphraseProps) {
  const [isOwn, setOwn] = useState(false)
  return isOwn ? <OwnPassphrase {...props} onUseOffered={() => setOwn(false)} /> : <OfferedPhrase {...props} onOwn={() => setOwn(true)} />
}

function OfferedPhrase({ onChoose, onOwn, doneLabel, workingWords, isWorking, problem, onBack }: ChoosePassphraseProps & { readonly onOwn: () => void }) {
  const say = useWords('vault')
  const [phrase, setPhrase] = useState('')
  const [failed, setFailed] = useState<string | null>(null)
  const [isTyping, setTyping] = useState(false)
  const draw = (areOthersWanted: boolean) => void offeredPhrase({ areOthersWanted }).then(setPhrase, (thrown: unknown) => setFailed(thrownWords(thrown)))
  useEffect(() => draw(false), [])
  const ending = { doneLabel, workingWords, isWorking, problem }
  if (isTyping) return <TypeBack {...ending} phrase={phrase} onRight={() => onChoose(secretBytes(phrase))} onShowAgain={() => setTyping(false)} />
  return (
    <div className={styles.form}>
      <div className={styles.phraseHead}>
        <h2 ref={beginHereIfLost} tabIndex={-1}>
          {say('choose.offered')}
        </h2>
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
        {/* Without the focus: a second Enter must not take words that nobody has read. */}
        <Button look="primary" isDisabled={isWorking || phrase === ''} onPress={() => setTyping(true)}>
          {say('choose.take')}
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
