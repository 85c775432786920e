import { describe, expect, test } from 'vitest'
import { beginProgramme } from '../../../shared/domain/begin-programme'
import type { FeedbackFilm } from '../../../shared/domain/feedback-film'
import type { GoalRating } from '../../../shared/domain/goal-rating'
import { goalSeries } from '../../../shared/domain/goal-series'
import { passagesShown } from '../../../shared/domain/passages-shown'
import { sixVisits } from '../../../shared/programmes/six-visits'
import { aMoment, noon } from '../../support/makers'

let count = 0
const { sessions } = beginProgramme('family', sixVisits, noon, () => `id-${(count += 1)}`)
const idOf = (number: number) => sessions[number - 1]?.id ?? ''

describe('ratings of a goal', () => {
  const rated = (session: number, score: number, given: Partial<GoalRating> = {}): GoalRating => ({
    id: `rating-${session}-${score}`, familyId: 'family', sessionId: idOf(session), goalId: 'goal', score, ratedBy: 'Dana', at: { ...noon, utc: `2026-0${session}-01T12:00:00.000Z` }, ...given,
  })
  test('are kept apart by who rated', () => {
    expect(goalSeries([rated(1, 2), rated(1, 5, { ratedBy: 'Ash' }), rated(2, 3)], 'goal', sessions)).toEqual([
      { rater: 'Dana', points: [{ sessionNumber: 1, score: 2 }, { sessionNumber: 2, score: 3 }] },
      { rater: 'Ash', points: [{ sessionNumber: 1, score: 5 }] },
    ])
  })
  test('leave a gap where nobody rated, and keep a rating of zero', () => {
    expect(goalSeries([rated(3, 4), rated(1, 0)], 'goal', sessions)[0]?.points).toEqual([{ sessionNumber: 1, score: 0 }, { sessionNumber: 3, score: 4 }])
  })
  test('count once a session: the later one', () => {
    const changed = rated(1, 6, { at: { ...noon, utc: '2026-01-01T15:00:00.000Z' } })
    expect(goalSeries([changed, rated(1, 2)], 'goal', sessions)[0]?.points).toEqual([{ sessionNumber: 1, score: 6 }])
  })
  test('of another goal stay out', () => expect(goalSeries([rated(1, 2)], 'other', sessions)).toEqual([]))
})

describe('moments shown', () => {
  const strong = aMoment({ id: 'strong', sessionId: idOf(2), title: 'She looks first' })
  const film: FeedbackFilm = {
    id: 'film', familyId: 'family', sessionId: idOf(1),
    items: [{ id: 'clip', kind: 'clip', recordingId: 'recording', momentId: 'strong', start: 1_000, end: 3_000, caption: '', thenStill: false, againSlowly: false }],
    made: { recordingId: 'made', duration: 2_000, madeAt: noon, planKey: '[]', clips: 1, clipsLength: 2_000 },
  }
  test('are the clips of the last film that was watched', () => {
    const shown = passagesShown(sessions, [film], [strong], new Set(['film']))
    expect(shown).toMatchObject({ wereShown: true, session: { number: 1 }, passages: [{ id: 'clip', at: 2_000, title: 'She looks first', kind: 'strong' }] })
  })
  test('are not said to be shown before the film was watched', () => {
    expect(passagesShown(sessions, [film], [strong], new Set())).toMatchObject({ wereShown: false, session: { number: 2 }, passages: [{ id: 'strong' }] })
  })
  test('never hold a concern, or what is not for the film', () => {
    const others = [aMoment({ kind: 'concern', sessionId: idOf(2) }), aMoment({ kind: 'not-for-film', sessionId: idOf(2) })]
    expect(passagesShown(sessions, [], others, new Set())).toEqual({ wereShown: false, session: null, passages: [] })
  })
})
