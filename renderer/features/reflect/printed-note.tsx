import { formatClock } from '../../../shared/domain/time'
import { noteParts, type SessionNote } from '../../../shared/domain/session-note'
import { dayAndTimeWords, dayWords } from '../../words/dates'
import { useWords } from '../../words/words'
import { ReadPart } from './note-editor'
import type { ReflectPlace } from './place'
import styles from './printed-note.module.css'
import { useDetailWords } from './use-detail-words'

/** The note as it stands on paper; hidden on screen. */
export function PrintedNote({ session, family, programme, found, note }: ReflectPlace & { readonly note: SessionNote }) {
  const say = useWords('reflect')
  const saySession = useWords('session')
  const details = useDetailWords(session)
  return (
    <article className={styles.paper} aria-hidden="true">
      <h1>
        <bdi>{family.alias}</bdi> · {saySession('heading', { number: session.number })}
      </h1>
      <p>
        {programme.template.title} · {details}
      </p>
      {session.deviation.trim() !== '' && <p>{session.deviation}</p>}
      {noteParts.map(part => (
        <ReadPart key={part} note={note} part={part} />
      ))}
      {family.goals.map(goal => (
        <section key={goal.id}>
          <h3>{say('goal.title')}</h3>
          <p dir="auto">“{goal.words}”</p>
          <p>
            {found.goalRatings
              .filter(rating => rating.goalId === goal.id)
              .map(rating => `${rating.ratedBy}: ${say('goal.scoreOf', { score: rating.score })}`)
              .join(' · ') || say('goal.notRated')}
          </p>
        </section>
      ))}
      {found.remarks.length > 0 && (
        <section>
          <h3>{say('quote.remarks')}</h3>
          <ul>
            {found.remarks.map(remark => (
              <li key={remark.id}>
                {formatClock(remark.at)} <bdi>{remark.who}</bdi>: <span dir="auto">“{remark.words}”</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <footer>
        {say('sign.version', { version: note.version })} · {note.signed ? say('sign.signed', { by: note.signed.by, when: dayAndTimeWords(note.signed.at) }) : say('sign.draft')}
        {session.heldAt && ` · ${dayWords(session.heldAt)}`}
      </footer>
    </article>
  )
}
