import { useRef, useState, type SyntheticEvent } from 'react'
import { differingWord, WORDS_IN_A_PHRASE } from '../../../shared/domain/passphrase'
import { Button } from '../../ui/button'
import { SecretField } from '../../ui/secret-field'
import { useWords } from '../../words/words'
import { Working } from './working'
import styles from './vault.module.css'

interface TypeBackProps {
  readonly phrase: string
  readonly onRight: () => void
  readonly onShowAgain: () => void
  readonly doneLabel: string
  readonly workingWords: string
  readonly isWorking: boolean
  /** What went wrong after they were typed. */
  readonly problem: string | null
}

/** Words that were drawn hold only once somebody has typed them: from a note, or by heart, never pasted. */
export function TypeBack({ phrase, doneLabel, workingWords, onRight, onShowAgain, isWorking, problem }: TypeBackProps) {
  const say = useWords('vault')
  const field = useRef<HTMLInputElement>(null)
  const [isShown, setShown] = useState(true)
  const [mistake, setMistake] = useState<string | null>(null)
  const refuse = (event: SyntheticEvent) => {
    event.preventDefault()
    setMistake(say('typeBack.notPasted'))
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (isWorking) return
    const number = differingWord(field.current?.value ?? '', phrase)
    if (number === null) return onRight()
    setMistake(number > WORDS_IN_A_PHRASE ? say('typeBack.tooMany') : say('typeBack.differs', { number }))
    field.current?.focus()
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit} onPasteCapture={refuse} onDropCapture={refuse}>
      <div>
        <h2>{say('typeBack.title')}</h2>
        <p className={styles.note}>{say('typeBack.why')}</p>
      </div>
      <SecretField
        ref={field}
        label={say('typeBack.field')}
        hint={say('typeBack.hint')}
        isShown={isShown}
        onShow={setShown}
        showLabel={say('show')}
        hideLabel={say('hide')}
        autoFocus
        isReadOnly={isWorking}
        onInput={() => setMistake(null)}
        problem={mistake ?? problem ?? undefined}
      />
      <Working words={isWorking ? workingWords : null} />
      <div className={styles.buttons}>
        <Button onPress={onShowAgain} isDisabled={isWorking}>
          {say('typeBack.showAgain')}
        </Button>
        <Button look="primary" type="submit" isPending={isWorking}>
          {isWorking ? say('choose.working') : doneLabel}
        </Button>
      </div>
    </form>
  )
}
