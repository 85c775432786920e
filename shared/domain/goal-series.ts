import type { GoalRating } from './goal-rating'
import type { Id } from './ids'
import type { Session } from './session'

/** One rater's ratings of a goal. Sessions without a rating are left out: missing is missing. */
export interface GoalSeries {
  readonly rater: string
  readonly points: readonly { readonly sessionNumber: number; readonly score: number }[]
}

/** Raters are kept apart, in the order in which they first rated; of two ratings in one session the later one counts. */
export function goalSeries(ratings: readonly GoalRating[], goalId: Id, sessions: readonly Session[]): readonly GoalSeries[] {
  const numberOf = new Map(sessions.map(session => [session.id, session.number]))
  const byRater = new Map<string, Map<number, number>>()
  for (const rating of ratings.filter(each => each.goalId === goalId).toSorted((a, b) => a.at.utc.localeCompare(b.at.utc))) {
    const sessionNumber = numberOf.get(rating.sessionId)
    if (sessionNumber === undefined) continue
    const rater = rating.ratedBy.trim()
    byRater.set(rater, (byRater.get(rater) ?? new Map<number, number>()).set(sessionNumber, rating.score))
  }
  return [...byRater].map(([rater, scores]) => ({
    rater,
    points: [...scores].map(([sessionNumber, score]) => ({ sessionNumber, score })).toSorted((a, b) => a.sessionNumber - b.sessionNumber),
  }))
}
