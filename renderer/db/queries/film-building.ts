import type { FeedbackFilm } from '../../../shared/domain/feedback-film'
import type { Id } from '../../../shared/domain/ids'
import { mayBeShown, type Moment } from '../../../shared/domain/moment'
import type { Recording } from '../../../shared/domain/recording'
import type { Session } from '../../../shared/domain/session'
import { belongingTo } from './records'

/** What a film is built from: everything of the family that may be shown. */
export interface BuildingBlocks {
  readonly film: FeedbackFilm | null
  readonly recordings: ReadonlyMap<Id, Recording>
  /** Sessions up to the current one that have moments to show, and the current one; newest first. */
  readonly sessions: readonly { readonly session: Session; readonly moments: readonly Moment[] }[]
}

export async function buildingBlocks(session: Session): Promise<BuildingBlocks> {
  const [films, recordings, moments, sessions] = await Promise.all([
    belongingTo('films', 'sessionId', session.id),
    belongingTo('recordings', 'familyId', session.familyId),
    belongingTo('moments', 'familyId', session.familyId),
    belongingTo('sessions', 'familyId', session.familyId),
  ])
  const shown = moments.filter(mayBeShown).toSorted((a, b) => a.recordingId.localeCompare(b.recordingId) || a.start - b.start)
  return {
    film: films[0] ?? null,
    recordings: new Map(recordings.map(recording => [recording.id, recording])),
    sessions: inOrder(sessions)
      .map(each => ({ session: each, moments: shown.filter(moment => moment.sessionId === each.id) }))
      .filter(each => each.session.id === session.id || each.moments.length > 0),
  }
}

/** A film that was made, and the session it was built for. */
export interface MadeInSession {
  readonly film: FeedbackFilm
  readonly session: Session
}

/** The family's films that can be watched, newest session first. */
export async function madeFilms(familyId: Id): Promise<readonly MadeInSession[]> {
  const [films, sessions] = await Promise.all([belongingTo('films', 'familyId', familyId), belongingTo('sessions', 'familyId', familyId)])
  return inOrder(sessions).flatMap(session => films.filter(film => film.sessionId === session.id && film.made !== null).map(film => ({ film, session })))
}

function inOrder(sessions: readonly Session[]): readonly Session[] {
  return sessions.toSorted((a, b) => (b.heldAt?.utc ?? '').localeCompare(a.heldAt?.utc ?? '') || b.number - a.number)
}
