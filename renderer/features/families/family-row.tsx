import { Link } from '@tanstack/react-router'
import { consentSummary } from '../../../shared/domain/consent'
import type { Family } from '../../../shared/domain/family'
import { nextStep } from '../../../shared/domain/session'
import { dayOf, type Instant } from '../../../shared/domain/time'
import { useLive } from '../../db/live'
import { familyOverview, nextSession, type FamilyOverview } from '../../db/queries/family-overview'
import { Chip } from '../../ui/surface'
import { useNearSight } from '../../ui/use-near-sight'
import { calendarDayWords, dayWords } from '../../words/dates'
import { useWords } from '../../words/words'
import { Dotted } from './dotted'
import styles from './families-page.module.css'
import { peopleWords } from './people-words'

interface FamilyRowProps {
  readonly family: Family
  readonly now: Instant
}

/** A family in the list: who they are, and once it comes into sight what comes next and when they were last met. */
export function FamilyRow({ family, now }: FamilyRowProps) {
  const say = useWords('families')
  const { place, isNear } = useNearSight()
  const overview = useLive(async () => (isNear ? familyOverview(family.id) : null), [family.id, isNear])
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
        {overview ? <Standing overview={overview} now={now} /> : <span className={styles.seen} />}
      </Link>
    </li>
  )
}

function Standing({ overview, now }: { readonly overview: FamilyOverview; readonly now: Instant }) {
  const say = useWords('families')
  const { sessions, consents } = overview
  const lastMet = sessions.map(({ session }) => session.heldAt).filter(heldAt => heldAt !== null).toSorted((a, b) => a.utc.localeCompare(b.utc)).at(-1)
  return (
    <>
      <span className={styles.next}>
        <NextSession overview={overview} />
        {consentSummary(consents, now).missing.length > 0 && <Chip look="warm">{say('noConsent')}</Chip>}
      </span>
      <span className={styles.seen}>
        <span>{!lastMet ? say('notMet') : dayOf(lastMet) === dayOf(now) ? say('metToday') : say('lastMet', { when: dayWords(lastMet) })}</span>
        <span>{say('signed', { done: sessions.filter(({ contents }) => contents.isSigned).length, count: sessions.length })}</span>
      </span>
    </>
  )
}

function NextSession({ overview }: { readonly overview: FamilyOverview }) {
  const say = useWords('families')
  const next = nextSession(overview.sessions)
  if (!next) return <span>{say('allSigned')}</span>
  const { session, contents } = next
  const plan = session.heldAt === null ? session.plannedFor !== null && say('planned', { when: calendarDayWords(session.plannedFor) }) : say('missing', { what: say(`toDo.${nextStep(contents)}`) })
  return (
    <span>
      <Dotted>{[say('next', { number: session.number }), session.theme !== '' && <bdi key="theme">{session.theme}</bdi>, plan]}</Dotted>
    </span>
  )
}
