import { Printer } from 'lucide-react'
import type { SessionNote, SignedNote } from '../../../shared/domain/session-note'
import { keyLabel } from '../../commands/keymap'
import { Button } from '../../ui/button'
import { Chip, Notice } from '../../ui/surface'
import { dayAndTimeWords } from '../../words/dates'
import { isolated } from '../../words/isolated'
import { useWords } from '../../words/words'
import styles from './reflect.module.css'

interface NoteHeadProps {
  readonly note: SessionNote
  /** The version signed last, which stands until a later one is signed. */
  readonly standing: SignedNote | undefined
  readonly onSign: () => void
  readonly onChange: () => void
  readonly onPrint: () => void
}

/** Whether the note is signed, and what can be done with it as a whole. */
export function NoteHead({ note, standing, onSign, onChange, onPrint }: NoteHeadProps) {
  const say = useWords('reflect')
  const { signed } = note
  return (
    <>
      <header className={styles.head}>
        <div className={styles.headWords}>
          <h2>{say('note')}</h2>
          <p>
            {note.version > 1 && <>{say('sign.version', { version: note.version })} · </>}
            {signed ? (
              <Chip look="ok">
                <bdi>{say('sign.signed', { by: signed.by, when: dayAndTimeWords(signed.at) })}</bdi>
              </Chip>
            ) : (
              say('noteHint')
            )}
          </p>
        </div>
        <div className={styles.headActions}>
          <Button onPress={onPrint}>
            <Printer aria-hidden />
            {say('print')}
          </Button>
          {signed ? (
            // Keyed, so that whoever had the focus on the one never finds it on the other.
            <Button key="change" onPress={onChange}>
              {say('change.button')}
            </Button>
          ) : (
            <Button key="sign" look="primary" onPress={onSign}>
              {say('sign.button')} <span className={styles.key}>{keyLabel('reflect.sign')}</span>
            </Button>
          )}
        </div>
      </header>
      {standing && signed === null && (
        <Notice>
          <b>{say('change.writing', { version: note.version })}</b> {say('change.stands', { version: standing.version, by: isolated(standing.signed.by), when: dayAndTimeWords(standing.signed.at) })}
          <br />
          <span dir="auto">{say('versions.reason', { reason: note.reason })}</span>
        </Notice>
      )}
    </>
  )
}
