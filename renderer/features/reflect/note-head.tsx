import { Printer } from 'lucide-react'
import type { SessionNote } from '../../../shared/domain/session-note'
import { keyLabel } from '../../commands/keymap'
import { Button } from '../../ui/button'
import { Chip } from '../../ui/surface'
import { dayAndTimeWords } from '../../words/dates'
import { useWords } from '../../words/words'
import styles from './reflect.module.css'

interface NoteHeadProps {
  readonly note: SessionNote
  readonly onSign: () => void
  readonly onChange: () => void
  readonly onPrint: () => void
}

/** Whether the note is signed, and what can be done with it as a whole. */
export function NoteHead({ note, onSign, onChange, onPrint }: NoteHeadProps) {
  const say = useWords('reflect')
  const { signed } = note
  return (
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
          <Button onPress={onChange}>{say('change.button')}</Button>
        ) : (
          <Button look="primary" onPress={onSign}>
            {say('sign.button')} <span className={styles.key}>{keyLabel('reflect.sign')}</span>
          </Button>
        )}
      </div>
    </header>
  )
}
