import type { LoggedSession } from '../../db/queries/programme-log'
import { dayWords } from '../../words/dates'
import { useWords } from '../../words/words'
import styles from './supervision.module.css'
import { useLogWords } from './use-log-words'

/** One row a session. What nobody rated says so: it is never a zero. */
export function LogOverview({ sessions }: { readonly sessions: readonly LoggedSession[] }) {
  const say = useWords('supervision')
  const held = sessions.filter(({ session }) => session.heldAt !== null)
  return (
    <table className={styles.overview}>
      <thead>
        <tr>
          {(['session', 'date', 'theme', 'length', 'filmed', 'watched', 'clips'] as const).map(column => (
            <th key={column} scope="col" rowSpan={2}>
              {say(column)}
            </th>
          ))}
          <th scope="colgroup" colSpan={2} className={styles.self}>
            {say('self')}
          </th>
          <th scope="colgroup" colSpan={2} className={styles.observer}>
            {say('observer')}
          </th>
          <th scope="col" rowSpan={2}>
            {say('signed')}
          </th>
        </tr>
        <tr>
          <th scope="col" className={styles.self}>{say('adherence')}</th>
          <th scope="col" className={styles.self}>{say('competence')}</th>
          <th scope="col" className={styles.observer}>{say('adherence')}</th>
          <th scope="col" className={styles.observer}>{say('competence')}</th>
        </tr>
      </thead>
      <tbody>
        {held.map(logged => (
          <OverviewRow key={logged.session.id} logged={logged} />
        ))}
        {held.length < sessions.length && (
          <tr className={styles.later}>
            <td colSpan={12}>{say('notHeld', { numbers: sessions.filter(({ session }) => session.heldAt === null).map(({ session }) => session.number).join(', ') })}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function OverviewRow({ logged: { session, line, self, observers } }: { readonly logged: LoggedSession }) {
  const say = useWords('supervision')
  const words = useLogWords()
  return (
    <tr>
      <th scope="row">{session.number}</th>
      <td>{session.heldAt && dayWords(session.heldAt)}</td>
      <td className={styles.theme}>
        <bdi>{session.theme}</bdi>
      </td>
      <td>{words.sessionLength(session.length)}</td>
      <td>{words.time(line.filmed)}</td>
      <td>{words.time(line.watched)}</td>
      <td>{words.clips(line)}</td>
      <td className={styles.self}>{words.score(self?.adherence)}</td>
      <td className={styles.self}>{words.score(self?.competence)}</td>
      <td className={styles.observer}>{words.scores(observers, 'adherence')}</td>
      <td className={styles.observer}>{words.scores(observers, 'competence')}</td>
      <td>{line.signed ? <bdi>{line.signed.by}</bdi> : say('notSigned')}</td>
    </tr>
  )
}
