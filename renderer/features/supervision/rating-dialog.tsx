import { emptyRating, isGiven, type FidelityRating } from '../../../shared/domain/fidelity'
import type { Id } from '../../../shared/domain/ids'
import type { ProgrammeTemplate } from '../../../shared/domain/programme'
import type { Session } from '../../../shared/domain/session'
import { oneOf } from '../../db/queries/records'
import { RatingFields, type RatingChange } from '../../rating/rating-fields'
import { history } from '../../state/app-history'
import { saving } from '../../state/saving'
import { deletion } from '../../state/step'
import { Button } from '../../ui/button'
import { DayField } from '../../ui/day-field'
import { Dialog } from '../../ui/dialog'
import { SavedText } from '../../ui/saved-text'
import { useWords } from '../../words/words'
import styles from './supervision.module.css'

interface RatingDialogProps {
  readonly ratingId: Id
  /** As it is stored; undefined as long as nothing was given. */
  readonly known: FidelityRating | undefined
  readonly session: Session
  readonly template: ProgrammeTemplate
  readonly onClose: () => void
}

/** An observer's rating of a session, and what supervision agreed; saved as it is typed. Where nothing is given, nothing is kept. */
export function RatingDialog({ ratingId, known, session, template, onClose }: RatingDialogProps) {
  const say = useWords('supervision')
  const first = () => emptyRating(ratingId, session, 'observer', '', template.checklist.length)
  const rating = known ?? first()
  const change: RatingChange = (field, to) =>
    void saving(history.edit('fidelityRatings', ratingId, { label: say(known ? 'labels.change' : 'labels.add'), mergeKey: `observer ${ratingId} ${field}`, first }, to))
  const text = (field: 'raterName' | 'basis' | 'agreedAction') => ({ value: rating[field], onSave: (words: string) => change(field, before => ({ ...before, [field]: words })) })
  const remove = () => {
    onClose()
    void saving(removeRating(ratingId, say('labels.remove'), () => true))
  }
  const leave = () => {
    onClose()
    // What was given may have been taken back again, down to nothing.
    void saving(removeRating(ratingId, say('labels.remove'), stored => !isGiven(stored)))
  }
  return (
    <Dialog
      title={say('rating.title', { number: session.number })}
      width="wide"
      isOpen
      onClose={leave}
      actions={
        <>
          {known && (
            <Button look="danger" onPress={remove}>
              {say('rating.remove')}
            </Button>
          )}
          <Button look="primary" onPress={leave}>
            {say('rating.done')}
          </Button>
        </>
      }
    >
      <p className={styles.lead}>{say('rating.saved')}</p>
      <div className={styles.pair}>
        <SavedText label={say('rating.name')} {...text('raterName')} maxLength={200} />
        <SavedText label={say('rating.basis')} placeholder={say('rating.basisExample')} {...text('basis')} maxLength={1_000} />
      </div>
      <RatingFields rating={rating} questions={template.checklist} onChange={change} />
      <div className={styles.pair}>
        <DayField label={say('rating.supervisedOn')} value={rating.supervisedOn ?? ''} onChange={day => change('supervisedOn', before => ({ ...before, supervisedOn: day === '' ? null : day }))} />
        <SavedText label={say('rating.agreedAction')} {...text('agreedAction')} lines={2} maxLength={4_000} />
      </div>
    </Dialog>
  )
}

/** After what is still being written has been stored. */
async function removeRating(id: Id, label: string, isMeant: (stored: FidelityRating) => boolean): Promise<void> {
  await history.settled()
  const stored = await oneOf('fidelityRatings', id)
  if (stored && isMeant(stored)) await history.commit({ label, changes: [deletion('fidelityRatings', stored)] })
}
