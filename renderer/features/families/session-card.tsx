import { Button as AriaButton } from 'react-aria-components'
import { steps, stepStandings, type Session, type Step, type StepStanding } from '../../../shared/domain/session'
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
  const standings = stepStandings(contents)
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
        <>
          {contents.versionBegun !== null && <span className={styles.changing}>{say('beingChanged', { version: contents.versionBegun })}</span>}
          <StepBars standings={standings} />
        </>
      )}
    </AriaButton>
  )
}

function StepBars({ standings }: { readonly standings: Readonly<Record<Step, StepStanding>> }) {
  const say = useWords('families')
  const done = steps.filter(step => standings[step] === 'done').map(step => say(`steps.${step}`))
  return (
    <span className={styles.bars} role="img" aria-label={done.length === 0 ? say('stepsNone') : say('stepsDone', { what: done.join(', ') })}>
      {steps.map(step => (
        <span key={step} className={classNames(standings[step] === 'done' && styles.done, standings[step] === 'being-changed' && styles.half)} />
      ))}
    </span>
  )
}

function dayWordsOf(session: Session, now: Instant, today: string): string {
  const day = session.heldAt === null ? session.plannedFor : dayOf(session.heldAt)
  if (day === null) return ''
  return day === dayOf(now) ? today : shortDay(day, dayOf(now))
}
