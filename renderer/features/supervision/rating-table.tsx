import type { FidelityRating } from '../../../shared/domain/fidelity'
import type { ProgrammeTemplate } from '../../../shared/domain/programme'
import type { LoggedSession } from '../../db/queries/programme-log'
import { Button } from '../../ui/button'
import { calendarDayWords } from '../../words/dates'
import { useWords } from '../../words/words'
import styles from './supervision.module.css'
import { useLogWords } from './use-log-words'

interface RatingTableProps {
  readonly logged: LoggedSession
  readonly template: ProgrammeTemplate
  readonly onChange: (ratingId: string) => void
}

/** The worker's own rating and each observer's, a column each. */
export function RatingTable({ logged: { self, observers }, template, onChange }: RatingTableProps) {
  const say = useWords('supervision')
  const words = useLogWords()
  const nameOf = (rating: FidelityRating) => (rating.raterName.trim() === '' ? say('unnamed') : rating.raterName)
  const rows: readonly (readonly [label: string, tell: (rating: FidelityRating | null) => string, onlyObservers?: boolean])[] = [
    ...template.checklist.map((question, index) => [question, (rating: FidelityRating | null) => words.answer(rating?.checklist[index])] as const),
    [say('adherenceLong'), rating => words.score(rating?.adherence)],
    [say('competenceLong'), rating => words.score(rating?.competence)],
    [say('parentsResponse'), rating => words.written(rating?.parentsResponse)],
    [say('comment'), rating => words.written(rating?.comment)],
    ...(observers.length === 0
      ? []
      : [
          [say('basis'), (rating: FidelityRating | null) => words.written(rating?.basis), true] as const,
          [say('supervisedOn'), (rating: FidelityRating | null) => (rating?.supervisedOn ? calendarDayWords(rating.supervisedOn) : '–'), true] as const,
          [say('agreedAction'), (rating: FidelityRating | null) => words.written(rating?.agreedAction), true] as const,
        ]),
  ]
  return (
    <table className={styles.ratings}>
      <thead>
        <tr>
          <th scope="col">{say('question')}</th>
          <th scope="col" className={styles.self}>
            {say('self')}
            {self && self.raterName !== '' && (
              <span className={styles.by}>
                <bdi>{self.raterName}</bdi>
              </span>
            )}
          </th>
          {observers.length === 0 && (
            <th scope="col" className={styles.observer}>
              {say('observer')}
            </th>
          )}
          {observers.map(rating => (
            <th key={rating.id} scope="col" className={styles.observer}>
              {say('observer')}
              <span className={styles.by}>
                <bdi>{nameOf(rating)}</bdi>
              </span>
              <Button className={styles.screenOnly ?? ''} look="quiet" label={say('changeRating', { name: nameOf(rating) })} onPress={() => onChange(rating.id)}>
                {say('change')}
              </Button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, tell, isOnlyObservers], index) => (
          // Two questions may be worded alike; the order tells them apart.
          <tr key={index}>
            <th scope="row">{label}</th>
            <td className={styles.self}>
              <bdi>{isOnlyObservers === true ? '–' : tell(self)}</bdi>
            </td>
            {observers.length === 0 && <td className={styles.observer}>{tell(null)}</td>}
            {observers.map(rating => (
              <td key={rating.id} className={styles.observer}>
                <bdi>{tell(rating)}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
