import { Button as AriaButton } from 'react-aria-components'
import { steps, stepsDone, type Session } from '../../../shared/domain/session'
import { dayOf, type Instant } from '../../../shared/domain/time'
import type { SessionOverview } from '../../db/queries/family-overview'
import { classNames } from '../../ui/class-names'
import { useWords } from '../../words/words'
import { shortDay } from './short-day'
import styles from './session-row.module.css'

interface SessionCardProps {
  readonly overview: SessionOverview
  readonly now: Instant
  readonly isNext: boolean
  readonly onPress: () => void
}

/** One session of the row: when, what about, and which of the five steps are done. */
export function SessionCard({ overview: { session, contents }, now, isNext, onPress }: SessionCardProps) {
  const say = useWords('families')
  const done = stepsDone(contents)
  const doneWords = steps.filter(step => done[step]).map(step => say(`steps.${step}`))
  const isLater = session.heldAt === null && !isNext
  const day = dayWordsOf(session, now, say('today'))
  return (
    <AriaButton className={classNames(styles.card, isNext && styles.next, isLater && styles.later)} onPress={onPress}>
      <span className={styles.number}>
        <span className={styles.hidden}>{say('sessionName', { number: session.number })}</span>
        <span aria-hidden="true">{session.number}</span>
        {isNext && <span className={styles.hidden}>, {say('isNext')}</span>}
      </span>
      <span className={styles.day}>{day === '' && isNext ? say('noDate') : day}</span>
      <bdi className={styles.theme}>{session.theme}</bdi>
      {session.heldAt !== null && (
        <span className={styles.bars} role="img" aria-label={doneWords.length === 0 ? say('stepsNone') : say('stepsDone', { what: doneWords.join(', ') })}>
          {steps.map(step => (
            <span key={step} className={done[step] ? styles.done : undefined} />
          ))}
        </span>
      )}
    </AriaButton>
  )
}

function dayWordsOf(session: Session, now: Instant, today: string): string {
  const day = session.heldAt === null ? session.plannedFor : dayOf(session.heldAt)
  if (day === null) return ''
  return day === dayOf(now) ? today : shortDay(day, dayOf(now))
}
