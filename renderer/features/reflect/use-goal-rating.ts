import { useRef } from 'react'
import type { Goal } from '../../../shared/domain/family'
import type { Session } from '../../../shared/domain/session'
import { belongingTo } from '../../db/queries/records'
import { history } from '../../state/app-history'
import { instantNow, newId } from '../../state/clock-and-ids'
import { saving } from '../../state/saving'
import { deletion, insertion } from '../../state/step'
import { useWords } from '../../words/words'

/** Rates a goal, or takes the rating away again: missing is missing, never zero. */
export function useGoalRating(session: Session, goal: Goal, rater: string) {
  const say = useWords('reflect')
  // Arrow keys rate faster than the page learns of it: each waits for the one before and looks again.
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const inTurn = (job: () => Promise<void>) => {
    last.current = saving(last.current.then(job))
  }
  const find = async () => (await belongingTo('goalRatings', 'sessionId', session.id)).find(each => each.goalId === goal.id && each.ratedBy === rater)
  const naming = { label: say('labels.rate'), mergeKey: `goal ${session.id} ${goal.id} ${rater}` }
  return {
    rate: (score: number) =>
      inTurn(async () => {
        const rating = await find()
        if (rating) return history.edit('goalRatings', rating.id, naming, before => ({ ...before, score, at: instantNow() }))
        return history.commit({ ...naming, changes: [insertion('goalRatings', { id: newId(), familyId: session.familyId, sessionId: session.id, goalId: goal.id, score, ratedBy: rater, at: instantNow() })] })
      }),
    clear: () =>
      inTurn(async () => {
        const rating = await find()
        if (rating) await history.commit({ label: say('labels.unrate'), changes: [deletion('goalRatings', rating)] })
      }),
  }
}
