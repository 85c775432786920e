import { useState } from 'react'
import { noteParts, type SessionNote, type SignedRecord } from '../../../shared/domain/session-note'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Card } from '../../ui/surface'
import { dayAndTimeWords } from '../../words/dates'
import { useWords } from '../../words/words'
import { ReadPart } from './note-editor'
import styles from './note.module.css'
import { useDetailWords } from './use-detail-words'

/** Every version of the note, each to be read as it was. Absent while there is only one. */
export function Versions({ notes }: { readonly notes: readonly SessionNote[] }) {
  const say = useWords('reflect')
  const sayApp = useWords('app')
  const [opened, setOpened] = useState<SessionNote | null>(null)
  if (notes.length < 2) return null
  const standing = (note: SessionNote) => (note.signed ? say('sign.signed', { by: note.signed.by, when: dayAndTimeWords(note.signed.at) }) : say('sign.draft'))
  return (
    <Card title={say('versions.title')}>
      <ul className={styles.versions}>
        {notes
          .toSorted((a, b) => b.version - a.version)
          .map(note => (
            <li key={note.id}>
              <span>
                <b>{say('sign.version', { version: note.version })}</b> · <bdi>{standing(note)}</bdi>
                {note.reason !== '' && (
                  <>
                    <br />
                    <bdi>{say('versions.reason', { reason: note.reason })}</bdi>
                  </>
                )}
              </span>
              <Button onPress={() => setOpened(note)}>{say('versions.open', { version: note.version })}</Button>
            </li>
          ))}
      </ul>
      {opened && (
        <Dialog title={say('sign.version', { version: opened.version })} width="wide" isOpen onClose={() => setOpened(null)} actions={<Button onPress={() => setOpened(null)}>{sayApp('close')}</Button>}>
          <p>{standing(opened)}</p>
          {opened.signed && <SignedBeside record={opened.signed.record} />}
          {noteParts.map(part => (
            <ReadPart key={part} note={opened} part={part} />
          ))}
        </Dialog>
      )}
    </Card>
  )
}

/** The session's details and the goal as they stood when a version was signed. */
function SignedBeside({ record: { session, goalRatings } }: { readonly record: SignedRecord }) {
  const say = useWords('reflect')
  const details = useDetailWords(session)
  return (
    <ul className={styles.beside}>
      <li>
        <bdi>{details}</bdi>
      </li>
      {session.deviation.trim() !== '' && (
        <li>
          <bdi>{session.deviation}</bdi>
        </li>
      )}
      {goalRatings.map(rating => (
        <li key={rating.id}>{say('versions.goal', { who: rating.ratedBy, score: rating.score })}</li>
      ))}
    </ul>
  )
}
