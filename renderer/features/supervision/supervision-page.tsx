import { Link } from '@tanstack/react-router'
import { isRated } from '../../../shared/domain/fidelity'
import { useLive } from '../../db/live'
import { programmeLogs, type ProgrammeLog } from '../../db/queries/programme-log'
import { Card, EmptyState } from '../../ui/surface'
import { calendarDayWords, dayWords } from '../../words/dates'
import { useWords } from '../../words/words'
import styles from './supervision.module.css'

/** Every programme with its family, and how far it is. */
export function SupervisionPage() {
  const say = useWords('supervision')
  const logs = useLive(programmeLogs, [])
  if (logs === undefined) return null
  return (
    <div className={styles.page}>
      <header>
        <h1>{say('title')}</h1>
        <p className={styles.lead}>{say('lead')}</p>
      </header>
      {logs.length === 0 ? (
        <EmptyState title={say('emptyTitle')} action={<Link to="/families">{say('toFamilies')}</Link>}>
          {say('empty')}
        </EmptyState>
      ) : (
        <Card className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                {(['family', 'programme', 'sessionsSigned', 'observed', 'lastHeld', 'lastSupervised'] as const).map(column => (
                  <th key={column} scope="col">
                    {say(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {logs.map(log => (
                <ProgrammeRow key={log.programme.id} log={log} />
              ))}
            </tbody>
          </table>
        </Card>
      )}
    </div>
  )
}

function ProgrammeRow({ log: { programme, family, sessions } }: { readonly log: ProgrammeLog }) {
  const say = useWords('supervision')
  const signed = sessions.filter(({ line }) => line.signed !== null)
  const held = sessions.filter(({ session }) => session.heldAt !== null)
  // A rating that was only begun is not rated; one of a session not signed yet counts all the same.
  const observed = held.filter(({ observers }) => observers.some(isRated))
  const lastHeld = sessions.map(({ session }) => session.heldAt).filter(heldAt => heldAt !== null).toSorted((a, b) => a.utc.localeCompare(b.utc)).at(-1)
  const lastSupervised = sessions.flatMap(({ observers }) => observers.map(rating => rating.supervisedOn)).filter(day => day !== null).toSorted().at(-1)
  return (
    <tr>
      <th scope="row">
        <Link className={styles.open} to="/supervision/$programmeId" params={{ programmeId: programme.id }}>
          <bdi>{family.alias}</bdi>
        </Link>
      </th>
      <td>{programme.template.title}</td>
      <td>{say('countOf', { count: signed.length, total: Math.max(programme.template.sessions, sessions.length) })}</td>
      <td>{observed.length === 0 ? say('noneRated') : say('countOf', { count: observed.length, total: held.length })}</td>
      <td>{lastHeld ? dayWords(lastHeld) : say('never')}</td>
      <td>{lastSupervised === undefined ? say('never') : calendarDayWords(lastSupervised)}</td>
    </tr>
  )
}
