import type { SessionContents } from '../../../shared/domain/session'
import { versionBegun } from '../../../shared/domain/session-note'
import { workDone } from '../../../shared/domain/work-done'
import { belongingTo } from './records'

/** What a session holds, counted. Recordings still being made do not count yet; what was done in a signed session stays done. */
export async function sessionContents(sessionId: string): Promise<SessionContents> {
  const [recordings, moments, films, events, notes] = await Promise.all([
    belongingTo('recordings', 'sessionId', sessionId),
    belongingTo('moments', 'sessionId', sessionId),
    belongingTo('films', 'sessionId', sessionId),
    belongingTo('fidelityEvents', 'sessionId', sessionId),
    belongingTo('notes', 'sessionId', sessionId),
  ])
  const held = {
    recordings: recordings.filter(({ state }) => state.kind === 'ready' || state.kind === 'interrupted').length,
    moments: moments.length,
    films: films.filter(film => film.made !== null).length,
    watchings: events.filter(({ what }) => what.kind === 'watched').length,
    isSigned: notes.some(note => note.signed !== null),
    versionBegun: versionBegun(notes),
  }
  return workDone(held, events)
}
