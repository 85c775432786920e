import { useId } from 'react'
import type { Family } from '../../../shared/domain/family'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import { useWords } from '../../words/words'
import styles from './consent.module.css'

export interface ConsentGiver {
  readonly who: string
  readonly right: string
  /** `YYYY-MM-DD`, or empty for no end. */
  readonly until: string
}

interface ConsentByProps {
  readonly family: Family
  readonly giver: ConsentGiver
  readonly onChange: (giver: ConsentGiver) => void
  readonly problem: string | undefined
  /** A no has no end. */
  readonly asksUntil: boolean
}

/** Who answers, by what right, and until when. */
export function ConsentBy({ family, giver, onChange, problem, asksUntil }: ConsentByProps) {
  const say = useWords('families')
  const id = useId()
  return (
    <fieldset className={styles.by}>
      <legend>{say('consent.newAnswer')}</legend>
      <div className={styles.choices}>
        {family.carers
          .filter(({ name }) => name !== '')
          .map(carer => (
            <Button key={carer.id} isPressed={giver.who === carer.name} onPress={() => onChange({ ...giver, who: carer.name, right: carer.relation })}>
              <bdi>{carer.name}</bdi>
            </Button>
          ))}
      </div>
      <div className={styles.pair}>
        <TextField label={say('consent.who')} value={giver.who} onChange={who => onChange({ ...giver, who })} maxLength={140} />
        <TextField label={say('consent.right')} placeholder={say('consent.rightExample')} value={giver.right} onChange={right => onChange({ ...giver, right })} maxLength={140} />
        {asksUntil && (
          <div className={styles.until}>
            <label htmlFor={id}>{say('consent.until')}</label>
            <input id={id} type="date" value={giver.until} aria-describedby={`${id}-hint`} aria-invalid={problem !== undefined} onChange={event => onChange({ ...giver, until: event.target.value })} />
            <span id={`${id}-hint`} className={problem === undefined ? undefined : styles.problem}>
              {problem ?? say('consent.untilHint')}
            </span>
          </div>
        )}
      </div>
    </fieldset>
  )
}
