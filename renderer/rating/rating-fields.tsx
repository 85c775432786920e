import { withAnswer, type FidelityRating } from '../../shared/domain/fidelity'
import { SavedText } from '../ui/saved-text'
import { Scale } from '../ui/scale'
import { useWords } from '../words/words'
import styles from './rating-fields.module.css'

export type RatingChange = (field: string, to: (before: FidelityRating) => FidelityRating) => void

interface RatingFieldsProps {
  readonly rating: FidelityRating
  /** What the programme asks, in its order. */
  readonly questions: readonly string[]
  /** `field` tells what is changed apart from the rest, so that typing in it becomes one step. */
  readonly onChange: RatingChange
  readonly isReadOnly?: boolean
}

const oneToFive = ['1', '2', '3', '4', '5'].map(value => ({ value, label: value }))

/** What a session is rated by, whoever rates it: the worker, or somebody who observed. What is left out is not a no. */
export function RatingFields({ rating, questions, onChange, isReadOnly = false }: RatingFieldsProps) {
  const say = useWords('rating')
  const notRated = { value: 'none', label: say('notRated'), isQuiet: true }
  const answers = [{ value: 'yes', label: say('yes') }, { value: 'no', label: say('no') }, notRated]
  return (
    <>
      <div className={styles.questions}>
        {questions.map((question, index) => {
          const answer = rating.checklist[index] ?? null
          return (
            <Scale
              key={index}
              label={question}
              value={answer === null ? 'none' : answer ? 'yes' : 'no'}
              options={answers}
              isReadOnly={isReadOnly}
              onChange={value => onChange(`answer ${index}`, before => withAnswer(before, index, value === 'none' ? null : value === 'yes'))}
            />
          )
        })}
      </div>
      <div className={styles.pair}>
        {(['adherence', 'competence'] as const).map(scale => (
          <div key={scale} className={styles.scale}>
            <Scale
              label={say(`${scale}.${rating.rater}`)}
              value={rating[scale] === null ? 'none' : String(rating[scale])}
              options={[...oneToFive, notRated]}
              isReadOnly={isReadOnly}
              onChange={value => onChange(scale, before => ({ ...before, [scale]: value === 'none' ? null : Number(value) }))}
            />
            <span className={styles.ends}>{say(`${scale}.${rating.rater}Ends`)}</span>
          </div>
        ))}
      </div>
      <div className={styles.pair}>
        {(['parentsResponse', 'comment'] as const).map(field => (
          <SavedText
            key={field}
            label={say(`${field}.${rating.rater}`)}
            value={rating[field]}
            onSave={words => onChange(field, before => ({ ...before, [field]: words }))}
            lines={2}
            maxLength={4_000}
            isReadOnly={isReadOnly}
          />
        ))}
      </div>
    </>
  )
}
