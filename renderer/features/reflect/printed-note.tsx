import { formatClock } from '../../../shared/domain/time'
import { noteParts, type SessionNote, type SignedNote } from '../../../shared/domain/session-note'
import { dayAndTimeWords, dayWords } from '../../words/dates'
import { isolated } from '../../words/isolated'
import { useWords } from '../../words/words'
import { ReadPart } from './note-editor'
import type { ReflectPlace } from './place'
import styles from './printed-note.module.css'
import { useDetailWords } from './use-detail-words'

interface PrintedNoteProps extends ReflectPlace {
  readonly note: SessionNote
  /** The signed version before this one; undefined for the first. */
  readonly replaced: SignedNote | undefined
}

/** The note as it stands on paper; hidden on screen. */
export function PrintedNote({ session, family, programme, found, note, replaced }: PrintedNoteProps) {
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
      {replaced && (
        <p className={styles.version}>
          {say(note.signed ? 'change.replaces' : 'change.willReplace', { version: note.version, before: replaced.version, by: isolated(replaced.signed.by), when: dayAndTimeWords(replaced.signed.at) })}
          <br />
          <span dir="auto">{say('versions.reason', { reason: note.reason })}</span>
        </p>
      )}
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
