import type { Family } from '../../../shared/domain/family'
import type { FeedbackFilm } from '../../../shared/domain/feedback-film'
import type { FidelityEvent } from '../../../shared/domain/fidelity'
import type { Moment } from '../../../shared/domain/moment'
import type { Recording } from '../../../shared/domain/recording'
import type { Programme } from '../../../shared/domain/programme'
import type { Session, SessionContents } from '../../../shared/domain/session'
import { versionBegun, type SessionNote } from '../../../shared/domain/session-note'
import { workDone } from '../../../shared/domain/work-done'
import { store } from '../open-database'
import { belongingTo } from './records'

/** What lies in one session, or in all of a family's. */
export interface Held {
  readonly recordings: readonly Recording[]
  readonly moments: readonly Moment[]
  readonly films: readonly FeedbackFilm[]
  readonly events: readonly FidelityEvent[]
  readonly notes: readonly SessionNote[]
}

/** A session, and whose it is. */
export interface SessionContext {
  readonly session: Session
  readonly family: Family
  readonly programme: Programme
  readonly recordings: readonly Recording[]
}

/** Null where any of it is gone. */
export async function sessionContext(sessionId: string): Promise<SessionContext | null> {
  const [found, recordings] = await Promise.all([store.sessionOfFamily(sessionId), belongingTo('recordings', 'sessionId', sessionId)])
  if (!found?.family) return null
  const { session, family } = found
  const programme = found.programmes.find(({ id }) => id === session.programmeId)
  return programme ? { session, family, programme, recordings } : null
}

/** What a session holds, counted. */
export async function sessionContents(sessionId: string): Promise<SessionContents> {
  return contentsOf(await heldBy('sessionId', sessionId))
}

export async function heldBy(reference: 'familyId' | 'sessionId', id: string): Promise<Held> {
  const [recordings, moments, films, events, notes] = await Promise.all([
    belongingTo('recordings', reference, id),
    belongingTo('moments', reference, id),
    belongingTo('films', reference, id),
    belongingTo('fidelityEvents', reference, id),
    belongingTo('notes', reference, id),
  ])
  return { recordings, moments, films, events, notes }
}

/** Recordings still being made do not count yet; what was done in a signed session stays done. */
export function contentsOf({ recordings, moments, films, events, notes }: Held): SessionContents {
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
