import type { FidelityEvent, FidelityRating } from '../../../shared/domain/fidelity'
import type { GoalRating } from '../../../shared/domain/goal-rating'
import { inReadingOrder } from '../../../shared/domain/annotation'
import type { Moment } from '../../../shared/domain/moment'
import type { Remark } from '../../../shared/domain/remark'
import type { Session } from '../../../shared/domain/session'
import type { SessionNote } from '../../../shared/domain/session-note'
import { belongingTo, oneOf } from './records'

/** What a session's note is written from. */
export interface Reflection {
  readonly notes: readonly SessionNote[]
  /** In the order in which they were said. */
  readonly remarks: readonly Remark[]
  /** Marked in this session, or shown in its films. */
  readonly moments: readonly Moment[]
  readonly events: readonly FidelityEvent[]
  readonly ratings: readonly FidelityRating[]
  readonly goalRatings: readonly GoalRating[]
  /** The practitioner's name, empty while nobody has said. */
  readonly practitioner: string
}

export async function reflection({ id, familyId }: Session): Promise<Reflection> {
  const [notes, remarks, moments, films, events, ratings, goalRatings, settings] = await Promise.all([
    belongingTo('notes', 'sessionId', id),
    belongingTo('remarks', 'sessionId', id),
    belongingTo('moments', 'familyId', familyId),
    belongingTo('films', 'familyId', familyId),
    belongingTo('fidelityEvents', 'sessionId', id),
    belongingTo('fidelityRatings', 'sessionId', id),
    belongingTo('goalRatings', 'sessionId', id),
    oneOf('settings', 'settings'),
  ])
  const watched = new Set(events.flatMap(({ what }) => (what.kind === 'watched' ? [what.filmId] : [])))
  const ofThisSession = films.filter(film => film.sessionId === id || watched.has(film.id))
  const shown = new Set(ofThisSession.flatMap(film => film.items.flatMap(item => (item.kind === 'clip' && item.momentId !== null ? [item.momentId] : []))))
  return {
    notes,
    remarks: remarks.toSorted((a, b) => a.madeAt.utc.localeCompare(b.madeAt.utc)),
    moments: inReadingOrder(moments.filter(moment => moment.sessionId === id || shown.has(moment.id))),
    events,
    ratings,
    goalRatings,
    practitioner: settings?.practitioner.trim() ?? '',
  }
}
