import { useState } from 'react'
import type { Family } from '../../../shared/domain/family'
import type { Programme } from '../../../shared/domain/programme'
import type { Session } from '../../../shared/domain/session'
import { lastSigned, type NotePart } from '../../../shared/domain/session-note'
import { useCommands } from '../../commands/use-commands'
import { useLive } from '../../db/live'
import { reflection } from '../../db/queries/reflection'
import { printPage } from '../../state/print-page'
import { useInterrupted } from '../../state/use-draft'
import { useWords } from '../../words/words'
import { ChangeDialog, changeDraftId } from './change-dialog'
import { GoalRatings } from './goal-ratings'
import { LogCard } from './log-card'
import { NoteEditor } from './note-editor'
import { NoteHead } from './note-head'
import { PrintedNote } from './printed-note'
import { QuotePanel } from './quote-panel'
import styles from './reflect.module.css'
import { SelfRating } from './self-rating'
import { SessionDetails } from './session-details'
import { SignDialog, signDraftId } from './sign-dialog'
import { useNote } from './use-note'
import { Versions } from './versions'

interface ReflectPageProps {
  readonly session: Session
  readonly family: Family
  readonly programme: Programme
}

/** The note, the goal and the fidelity log of a session, with what was said and seen beside it. */
export function ReflectPage({ session, family, programme }: ReflectPageProps) {
  const say = useWords('reflect')
  const found = useLive(() => reflection(session), [session.id, session.familyId])
  const [part, setPart] = useState<NotePart>('seenAndHeard')
  const [open, setOpen] = useState<'sign' | 'change' | null>(null)
  const [begunVersion, setBegunVersion] = useState<number | null>(null)
  const writer = useNote(session, found?.notes ?? [])
  const { note, isLocked } = writer
  const print = () => void printPage(say('printTitle', { family: family.alias, number: session.number }), say('printed'))
  const beginNextVersion = async (reason: string) => {
    const isBegun = await writer.beginNextVersion(reason)
    if (isBegun) setBegunVersion(note.version + 1)
    return isBegun
  }
  useCommands({ 'reflect.sign': found && !isLocked ? () => setOpen('sign') : undefined, 'reflect.change': found && isLocked ? () => setOpen('change') : undefined, 'app.print': print })
  useInterrupted(changeDraftId(session), () => setOpen('change'))
  useInterrupted(signDraftId(session), () => setOpen('sign'))
  if (found === undefined) return null

  const place = { session, family, programme, found, isLocked }
  return (
    <>
      <div className={styles.page}>
        <div className={styles.left}>
          <NoteHead note={note} standing={lastSigned(found.notes)} onSign={() => setOpen('sign')} onChange={() => setOpen('change')} onPrint={print} />
          <SessionDetails {...place} />
          <NoteEditor writer={writer} part={part} onPart={setPart} takesFocus={open === null && begunVersion === note.version} onFocusTaken={() => setBegunVersion(null)} />
          <GoalRatings {...place} />
          <LogCard {...place} />
          <SelfRating {...place} />
          <Versions notes={found.notes} />
        </div>
        <QuotePanel found={found} note={note} isLocked={isLocked} part={part} onPart={setPart} onQuote={writer.quote} />
      </div>
      <PrintedNote {...place} note={note} replaced={lastSigned(found.notes.filter(({ version }) => version < note.version))} />
      {open === 'sign' && !isLocked && <SignDialog {...place} note={note} onSign={writer.sign} onClose={() => setOpen(null)} />}
      {open === 'change' && isLocked && <ChangeDialog session={session} version={note.version} onChange={beginNextVersion} onClose={() => setOpen(null)} />}
    </>
  )
}
