import type { ConsentGiver } from '../../shared/domain/consent'
import type { Family } from '../../shared/domain/family'
import { Button } from '../ui/button'
import { DayField } from '../ui/day-field'
import { TextField } from '../ui/text-field'
import { useWords } from '../words/words'
import styles from './consent.module.css'

interface ConsentByProps {
  readonly family: Family
  readonly giver: ConsentGiver
  readonly onChange: (giver: ConsentGiver) => void
  /** What is wrong with the name, or with the last day, if anything. */
  readonly whoProblem?: string | undefined
  readonly untilProblem: string | undefined
  /** A no has no end. */
  readonly asksUntil: boolean
}

/** Who answers, by what right, and until when. */
export function ConsentBy({ family, giver, onChange, whoProblem, untilProblem, asksUntil }: ConsentByProps) {
  const say = useWords('consent')
  return (
    <fieldset className={styles.by}>
      <legend>{say('answeredBy')}</legend>
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
        <TextField label={say('who')} value={giver.who} onChange={who => onChange({ ...giver, who })} problem={whoProblem} maxLength={140} />
        <TextField label={say('right')} placeholder={say('rightExample')} value={giver.right} onChange={right => onChange({ ...giver, right })} maxLength={140} />
        {asksUntil && <DayField label={say('until')} hint={say('untilHint')} problem={untilProblem} value={giver.until} onChange={until => onChange({ ...giver, until })} />}
      </div>
    </fieldset>
  )
}

/** The one who answers most often, to begin with: the first adult of the family. */
export function giverIn(family: Family): ConsentGiver {
  const [carer] = family.carers
  return { who: carer?.name ?? '', right: carer?.relation ?? '', until: '' }
}
