import { emptyRating } from '../../../shared/domain/fidelity'
import { RatingFields, type RatingChange } from '../../rating/rating-fields'
import { useFirstEdit } from '../../state/first-edit'
import { saving } from '../../state/saving'
import { Card } from '../../ui/surface'
import { useWords } from '../../words/words'
import styles from './log.module.css'
import type { ReflectPlace } from './place'

/** The worker's own rating of the session for the fidelity log; an observer's is kept apart, in Supervision. */
export function SelfRating({ session, programme: { template }, found, isLocked }: ReflectPlace) {
  const say = useWords('reflect')
  const rating = found.ratings.find(each => each.rater === 'self')
  const shown = rating ?? emptyRating('none', session, 'self', '', template.checklist.length)
  const edit = useFirstEdit('fidelityRatings', rating?.id, id => emptyRating(id, session, 'self', found.practitioner, template.checklist.length))
  const change: RatingChange = (field, to) => void saving(edit({ label: say('labels.rating'), mergeKey: `rating ${session.id} ${field}` }, to))
  return (
    <Card title={say('log.ownPart')} className={styles.card}>
      <p className={styles.hint}>{say('log.missingIsMissing')}</p>
      <RatingFields rating={shown} questions={template.checklist} onChange={change} isReadOnly={isLocked} />
    </Card>
  )
}
