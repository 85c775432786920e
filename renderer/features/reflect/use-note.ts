import type { Id } from '../../../shared/domain/ids'
import type { Session } from '../../../shared/domain/session'
import { emptyParts, latestVersion, nextVersion, type NotePart, type Quote, type SessionNote } from '../../../shared/domain/session-note'
import { recordToSign } from '../../db/queries/signed-record'
import { history } from '../../state/app-history'
import { instantNow, newId } from '../../state/clock-and-ids'
import { useFirstEdit } from '../../state/first-edit'
import { happened } from '../../state/happened'
import { saving } from '../../state/saving'
import { insertion } from '../../state/step'
import { useWords } from '../../words/words'

export interface NoteWriter {
  /** The newest version; an empty one while nothing has been written. */
  readonly note: SessionNote
  readonly isLocked: boolean
  readonly write: (part: NotePart, words: string) => void
  readonly quote: (quote: Omit<Quote, 'id'>) => void
  readonly unquote: (id: Id) => void
  /** True once it is signed and on disk. */
  readonly sign: (by: string) => Promise<boolean>
  readonly beginNextVersion: (reason: string) => Promise<boolean>
}

/** A session's note and what can be done with it. The record is made with the first word or quote. */
export function useNote(session: Session, notes: readonly SessionNote[]): NoteWriter {
  const say = useWords('reflect')
  const firstVersion = (id: Id): SessionNote => ({ id, familyId: session.familyId, sessionId: session.id, version: 1, reason: '', parts: emptyParts, quotes: [], signed: null })
  const latest = latestVersion(notes)
  const note = latest ?? firstVersion('none')
  const edit = useFirstEdit('notes', latest?.id, firstVersion)
  // A key press can still arrive after the signature; it must not try to write.
  const change = (naming: { readonly label: string; readonly mergeKey?: string }, to: (before: SessionNote) => SessionNote) =>
    void saving(edit(naming, before => (before.signed ? before : to(before))))

  return {
    note,
    isLocked: note.signed !== null,
    write: (part, words) => change({ label: say('labels.write'), mergeKey: `note ${session.id} ${part}` }, before => ({ ...before, parts: { ...before.parts, [part]: words } })),
    quote: quote => change({ label: say('labels.quote') }, before => ({ ...before, quotes: [...before.quotes, { ...quote, id: newId() }] })),
    unquote: id => change({ label: say('labels.unquote') }, before => ({ ...before, quotes: before.quotes.filter(quote => quote.id !== id) })),
    sign: by => {
      const at = instantNow()
      const also = [happened(session, { kind: 'note-signed', version: note.version, by })]
      // Read when its turn has come: what was typed before the signature belongs to it, and nothing after.
      const signed = async (before: SessionNote): Promise<SessionNote> => (before.signed ? before : { ...before, signed: { by, at, record: await recordToSign(session.id) } })
      return saving(edit({ label: say('labels.sign'), isFinal: true, also }, signed))
    },
    beginNextVersion: reason => saving(history.commit({ label: say('labels.change'), changes: [insertion('notes', nextVersion(note, newId(), reason))] })),
  }
}
