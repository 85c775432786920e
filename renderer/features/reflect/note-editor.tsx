import { useEffect, useRef } from 'react'
import { isInterpretationUnsupported, noteParts, type NotePart, type SessionNote } from '../../../shared/domain/session-note'
import { classNames } from '../../ui/class-names'
import { SavedText } from '../../ui/saved-text'
import { useWords } from '../../words/words'
import { QuoteList } from './quote-list'
import styles from './note.module.css'
import type { NoteWriter } from './use-note'

interface NoteEditorProps {
  readonly writer: NoteWriter
  /** Where the next quote goes: the part last written in. */
  readonly part: NotePart
  readonly onPart: (part: NotePart) => void
  /** True once, when a version has just been begun: one goes on in its first text, and not on a button that could sign it. */
  readonly takesFocus: boolean
  readonly onFocusTaken: () => void
}

/** The six parts, each saved as it is typed; to read only, once the note is signed. */
export function NoteEditor({ writer, part, onPart, takesFocus, onFocusTaken }: NoteEditorProps) {
  const { note, isLocked } = writer
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!takesFocus || isLocked) return
    list.current?.querySelector('textarea')?.focus()
    onFocusTaken()
  }, [takesFocus, isLocked])
  return (
    <div ref={list} className={styles.parts}>
      {noteParts.map(name =>
        isLocked ? (
          <ReadPart key={name} note={note} part={name} />
        ) : (
          <div key={name} className={classNames(styles.part, name === part && styles.chosen)} onFocus={() => onPart(name)}>
            <WrittenPart writer={writer} part={name} />
          </div>
        ),
      )}
    </div>
  )
}

function WrittenPart({ writer: { note, write, unquote }, part }: { readonly writer: NoteWriter; readonly part: NotePart }) {
  const say = useWords('reflect')
  return (
    <>
      <SavedText label={say(`parts.${part}`)} hint={say(`hints.${part}`)} value={note.parts[part]} onSave={words => write(part, words)} lines={3} maxLength={40_000} className={styles.text} />
      <QuoteList note={note} part={part} onRemove={unquote} />
      {part === 'interpretation' && isInterpretationUnsupported(note) && (
        <p className={styles.flag} role="status">
          {say('unsupported')}
        </p>
      )}
    </>
  )
}

/** A part as it stands in a signed note, or on paper. */
export function ReadPart({ note, part }: { readonly note: SessionNote; readonly part: NotePart }) {
  const say = useWords('reflect')
  const words = note.parts[part].trim()
  return (
    <section className={styles.read}>
      <h3>{say(`parts.${part}`)}</h3>
      {words === '' ? <p className={styles.nothing}>{say('nothingWritten')}</p> : <p dir="auto">{words}</p>}
      <QuoteList note={note} part={part} />
    </section>
  )
}
