import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { plannedSession } from '../../../shared/domain/begin-programme'
import type { Session } from '../../../shared/domain/session'
import type { Instant } from '../../../shared/domain/time'
import type { FamilyOverview } from '../../db/queries/family-overview'
import { history } from '../../state/app-history'
import { newId } from '../../state/clock-and-ids'
import { saving } from '../../state/saving'
import { insertion } from '../../state/step'
import { useWords } from '../../words/words'
import { PlanSessionDialog } from './plan-session-dialog'
import { SessionCard } from './session-card'
import styles from './session-row.module.css'

interface SessionRowProps {
  readonly overview: FamilyOverview
  readonly now: Instant
  readonly next: Session | null
  readonly onOpen: (session: Session) => void
}

/** The programme as a row of sessions: those held open where they were left, those to come can be planned. */
export function SessionRow({ overview, now, next, onOpen }: SessionRowProps) {
  const say = useWords('families')
  const [plannedId, setPlannedId] = useState<string | null>(null)
  const { programme, sessions } = overview
  const last = sessions.at(-1)?.session
  const planned = sessions.find(({ session }) => session.id === plannedId)?.session
  // More than the plan is asked for once the plan is used up.
  const isUsedUp = last === undefined || last.heldAt !== null
  const add = () => {
    if (!programme) return
    const session = plannedSession(programme, (last?.number ?? 0) + 1, newId())
    void saving(history.commit({ label: say('labels.addSession'), changes: [insertion('sessions', session)] }))
  }
  return (
    <>
      <ol className={styles.row} aria-label={say('sessions')}>
        {sessions.map(overviewOfSession => (
          <li key={overviewOfSession.session.id}>
            <SessionCard
              overview={overviewOfSession}
              now={now}
              isNext={overviewOfSession.session.id === next?.id}
              onPress={() => (overviewOfSession.session.heldAt === null ? setPlannedId(overviewOfSession.session.id) : onOpen(overviewOfSession.session))}
            />
          </li>
        ))}
        {programme && isUsedUp && (
          <li>
            <AriaButton className={styles.add ?? ''} onPress={add}>
              <Plus aria-hidden="true" />
              {say('addSession')}
            </AriaButton>
          </li>
        )}
      </ol>
      {planned && programme && (
        <PlanSessionDialog session={planned} isBeyondPlan={planned.number > programme.template.sessions && planned.id === last?.id} onOpen={() => onOpen(planned)} onClose={() => setPlannedId(null)} />
      )}
    </>
  )
}
