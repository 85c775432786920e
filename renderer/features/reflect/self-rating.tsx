import { emptyRating, withAnswer, type FidelityRating } from '../../../shared/domain/fidelity'
import { useFirstEdit } from '../../state/first-edit'
import { saving } from '../../state/saving'
import { SavedText } from '../../ui/saved-text'
import { Scale } from '../../ui/scale'
import { Card } from '../../ui/surface'
import { useWords } from '../../words/words'
import styles from './log.module.css'
import type { ReflectPlace } from './place'

const oneToFive = ['1', '2', '3', '4', '5'].map(value => ({ value, label: value }))

/** The worker's own rating of the session for the fidelity log; an observer's is kept apart, in Supervision. */
export function SelfRating({ session, programme: { template }, found, isLocked }: ReflectPlace) {
  const say = useWords('reflect')
  const rating = found.ratings.find(each => each.rater === 'self')
  const shown = rating ?? emptyRating('none', session, 'self', '', template.checklist.length)
  const edit = useFirstEdit('fidelityRatings', rating?.id, id => emptyRating(id, session, 'self', found.practitioner, template.checklist.length))
  const change = (field: string, to: (before: FidelityRating) => FidelityRating) => void saving(edit({ label: say('labels.rating'), mergeKey: `rating ${session.id} ${field}` }, to))
  const answers = [
    { value: 'yes', label: say('log.yes') },
    { value: 'no', label: say('log.no') },
    { value: 'none', label: say('log.notRated'), isQuiet: true },
  ] as const
  return (
    <Card title={say('log.ownPart')} className={styles.card}>
      <p className={styles.hint}>{say('log.missingIsMissing')}</p>
      <div className={styles.questions}>
        {template.checklist.map((question, index) => {
          const answer = shown.checklist[index] ?? null
          return (
            <Scale
              key={index}
              label={question}
              value={answer === null ? 'none' : answer ? 'yes' : 'no'}
              options={answers}
              isReadOnly={isLocked}
              onChange={value => change(`answer ${index}`, before => withAnswer(before, index, value === 'none' ? null : value === 'yes'))}
            />
          )
        })}
      </div>
      <div className={styles.pair}>
        {(['adherence', 'competence'] as const).map(scale => (
          <div key={scale} className={styles.scale}>
            <Scale
              label={say(`log.${scale}`)}
              value={shown[scale] === null ? 'none' : String(shown[scale])}
              options={[...oneToFive, { value: 'none', label: say('log.notRated'), isQuiet: true }]}
              isReadOnly={isLocked}
              onChange={value => change(scale, before => ({ ...before, [scale]: value === 'none' ? null : Number(value) }))}
            />
            <span className={styles.ends}>{say(`log.${scale}Ends`)}</span>
          </div>
        ))}
      </div>
      <div className={styles.pair}>
        <SavedText label={say('log.parentsResponse')} value={shown.parentsResponse} onSave={parentsResponse => change('response', before => ({ ...before, parentsResponse }))} lines={2} maxLength={4_000} isReadOnly={isLocked} />
        <SavedText label={say('log.comment')} value={shown.comment} onSave={comment => change('comment', before => ({ ...before, comment }))} lines={2} maxLength={4_000} isReadOnly={isLocked} />
      </div>
    </Card>
  )
}
