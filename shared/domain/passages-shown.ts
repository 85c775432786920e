import type { FeedbackFilm } from './feedback-film'
import type { Id } from './ids'
import { mayBeShown, type Moment, type MomentKind } from './moment'
import type { Session } from './session'
import type { Ms } from './time'

export interface Passage {
  readonly id: Id
  readonly recordingId: Id
  /** A time in the middle of it, to make a picture from. */
  readonly at: Ms
  /** Empty where nobody gave it words. */
  readonly title: string
  /** Of the moment that it comes from; null where that is gone. */
  readonly kind: MomentKind | null
}

/** What a family has been shown last; where nothing was shown yet, what has been chosen for it. */
export interface PassagesShown {
  readonly wereShown: boolean
  readonly session: Session | null
  readonly passages: readonly Passage[]
}

/** `sessions` in their order; the latest one with something to show counts. */
export function passagesShown(sessions: readonly Session[], films: readonly FeedbackFilm[], moments: readonly Moment[], watchedFilmIds: ReadonlySet<Id>): PassagesShown {
  const shownIn = (session: Session) => films.filter(film => film.sessionId === session.id && film.made !== null && watchedFilmIds.has(film.id))
  const shownSession = sessions.findLast(session => shownIn(session).some(film => film.items.some(item => item.kind === 'clip')))
  if (shownSession) {
    const clips = shownIn(shownSession).flatMap(film => film.items.filter(item => item.kind === 'clip'))
    const momentOf = (momentId: Id | null) => moments.find(({ id }) => id === momentId)
    const passages = clips.map(({ id, recordingId, start, end, momentId, caption }) => {
      const moment = momentOf(momentId)
      return { id, recordingId, at: Math.floor((start + end) / 2), title: moment?.title.trim() || caption.trim(), kind: moment?.kind ?? null }
    })
    return { wereShown: true, session: shownSession, passages }
  }
  const showable = moments.filter(mayBeShown)
  const chosenSession = sessions.findLast(session => showable.some(moment => moment.sessionId === session.id)) ?? null
  const chosen = showable.filter(moment => moment.sessionId === chosenSession?.id).toSorted((a, b) => a.start - b.start)
  return { wereShown: false, session: chosenSession, passages: chosen.map(({ id, recordingId, start, end, title, kind }) => ({ id, recordingId, at: Math.floor((start + end) / 2), title: title.trim(), kind })) }
}
