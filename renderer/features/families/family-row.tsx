import { Link } from '@tanstack/react-router'
import { memo, useEffect } from 'react'
import { consentSummary } from '../../../shared/domain/consent'
import type { Family } from '../../../shared/domain/family'
import { nextStep } from '../../../shared/domain/session'
import { dayOf, type Instant } from '../../../shared/domain/time'
import type { FamilyStanding } from '../../db/family-standing'
import { tellStanding } from '../../db/queries/family-list'
import { Chip } from '../../ui/surface'
import { useNearSight } from '../../ui/use-near-sight'
import { calendarDayWords, dayWords } from '../../words/dates'
import { useWords } from '../../words/words'
import { Dotted } from './dotted'
import styles from './families-page.module.css'
import { peopleWords } from './people-words'

interface FamilyRowProps {
  readonly family: Family
  /** Null where it is not known yet. */
  readonly standing: FamilyStanding | null
  readonly now: Instant
}

/** A family in the list: who they are, what comes next and when they were last met; that is told anew, once it comes into sight, where it changed. */
export const FamilyRow = memo(function FamilyRow({ family, standing, now }: FamilyRowProps) {
  const say = useWords('families')
  const { place, isNear } = useNearSight()
  const isWanted = standing === null && isNear
  useEffect(() => {
    if (isWanted) tellStanding(family.id)
  }, [isWanted, family.id])
  return (
    <li ref={place}>
      <Link to="/families/$familyId" params={{ familyId: family.id }} className={styles.row}>
        <span className={styles.who}>
          <span className={styles.alias}>
            <bdi>{family.alias || say('noName')}</bdi>
          </span>
          <span className={styles.people}>
            <Dotted>{peopleWords(family, now).map(({ id, words }) => <span key={id}>{words}</span>)}</Dotted>
          </span>
        </span>
        {standing ? <Standing standing={standing} now={now} /> : <span className={styles.seen} />}
      </Link>
    </li>
  )
})

function Standing({ standing, now }: { readonly standing: FamilyStanding; readonly now: Instant }) {
  const say = useWords('families')
  const { count, signed, next, lastMet, consents } = standing
  return (
    <>
      <span className={styles.next}>
        <NextSession next={next} />
        {consentSummary(consents, now).missing.length > 0 && <Chip look="warm">{say('noConsent')}</Chip>}
      </span>
      <span className={styles.seen}>
        <span>{!lastMet ? say('notMet') : dayOf(lastMet) === dayOf(now) ? say('metToday') : say('lastMet', { when: dayWords(lastMet) })}</span>
        <span>{say('signed', { done: signed, count })}</span>
      </span>
    </>
  )
}

function NextSession({ next }: { readonly next: FamilyStanding['next'] }) {
  const say = useWords('families')
  if (!next) return <span>{say('allSigned')}</span>
  const { session, contents } = next
  const plan = session.heldAt === null ? session.plannedFor !== null && say('planned', { when: calendarDayWords(session.plannedFor) }) : say('missing', { what: say(`toDo.${nextStep(contents)}`) })
  return (
    <span>
      <Dotted>{[say('next', { number: session.number }), session.theme !== '' && <bdi key="theme">{session.theme}</bdi>, plan]}</Dotted>
    </span>
  )
}
