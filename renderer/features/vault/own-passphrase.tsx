import { Check, Info } from 'lucide-react'
import { useRef, useState, type SyntheticEvent } from 'react'
import { checkPassphrase } from '../../../shared/domain/passphrase'
import { Button } from '../../ui/button'
import { classNames } from '../../ui/class-names'
import { SecretField } from '../../ui/secret-field'
import { useWords } from '../../words/words'
import { takeSecret } from '../../ui/secret'
import type { ChoosePassphraseProps } from './choose-passphrase'
import { strengthNow, useStrength, type Judgement } from './use-strength'
import { Working } from './working'
import styles from './vault.module.css'

interface OwnPassphraseProps extends Omit<ChoosePassphraseProps, 'doneLabel'> {
  readonly onUseOffered: () => void
}

/** Typed twice, or once where it can be seen. */
export function OwnPassphrase({ onChoose, onUseOffered, workingWords, isWorking, problem, onBack }: OwnPassphraseProps) {
  const say = useWords('vault')
  const first = useRef<HTMLInputElement>(null)
  const second = useRef<HTMLInputElement>(null)
  const [isShown, setShown] = useState(false)
  const [mistake, setMistake] = useState<'typeAgain' | 'different' | null>(null)
  const { judgement, judge } = useStrength()
  const shown = { isShown, onShow: setShown, showLabel: say('show'), hideLabel: say('hide') }

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const text = first.current?.value ?? ''
    if (isWorking || checkPassphrase(text) !== null) return first.current?.focus()
    if (!isShown && second.current?.value !== text) {
      setMistake(second.current?.value === '' ? 'typeAgain' : 'different')
      return second.current?.focus()
    }
    if ((await strengthNow(text)) === 'guessed-soon') return first.current?.focus()
    if (second.current) second.current.value = ''
    onChoose(takeSecret(first.current))
  }

  return (
    <form className={styles.form} noValidate onSubmit={event => void submit(event)}>
      <SecretField
        ref={first}
        {...shown}
        label={say('choose.field')}
        hint={say('choose.rule')}
        problem={problem ?? undefined}
        autoFocus
        onInput={text => {
          setMistake(null)
          judge(text)
        }}
      />
      <Strength judgement={judgement} />
      {!isShown && <SecretField ref={second} isShown={false} label={say('choose.again')} problem={mistake === null ? undefined : say(`choose.${mistake}`)} onInput={() => setMistake(null)} />}
      <div className={styles.aside}>
        <Button look="quiet" onPress={onUseOffered} isDisabled={isWorking}>
          {say('choose.useOffered')}
        </Button>
      </div>
      <Working words={isWorking ? workingWords : null} />
      <div className={styles.buttons}>
        {onBack && (
          <Button onPress={onBack} isDisabled={isWorking}>
            {say('back')}
          </Button>
        )}
        <Button look="primary" type="submit" isPending={isWorking}>
          {isWorking ? say('choose.working') : say('choose.take')}
        </Button>
      </div>
    </form>
  )
}

function Strength({ judgement: { fault, missing, strength } }: { readonly judgement: Judgement }) {
  const say = useWords('vault')
  const isFine = strength === 'good' || strength === 'very-good'
  const words = fault === 'too-long' ? say('choose.tooLong') : fault === 'too-short' ? say('choose.missing', { count: missing }) : strength && say(`choose.strength.${strength}`)
  return (
    <p className={classNames(styles.strength, strength !== null && (isFine ? styles.fine : styles.weak))} role="status">
      {strength !== null && (isFine ? <Check aria-hidden /> : <Info aria-hidden />)}
      {words}
    </p>
  )
}
