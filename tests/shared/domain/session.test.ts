import { describe, expect, test } from 'vitest'
import { goalRatingSchema } from '../../../shared/domain/goal-rating'
import { nextStep, stepsDone, stepStandings, type SessionContents } from '../../../shared/domain/session'
import { movedToDay } from '../../../shared/domain/session-date'
import { dayOf } from '../../../shared/domain/time'
import { noon } from '../../support/makers'

const nothing: SessionContents = { recordings: 0, moments: 0, films: 0, watchings: 0, isSigned: false, versionBegun: null }
const everything: SessionContents = { recordings: 1, moments: 3, films: 1, watchings: 1, isSigned: true, versionBegun: null }

describe('a session opens', () => {
  test('on Film while nothing has been done', () => expect(nextStep(nothing)).toBe('film'))
  test.each([
    ['notice', { recordings: 2 }],
    ['build', { recordings: 1, moments: 3 }],
    ['watch', { recordings: 1, moments: 3, films: 1 }],
    ['reflect', { recordings: 1, moments: 3, films: 1, watchings: 1 }],
  ] as const)('on %s when everything before it is done', (step, given) => expect(nextStep({ ...nothing, ...given })).toBe(step))
  test('on Reflect again once all is done', () => expect(nextStep(everything)).toBe('reflect'))
})

test('a session without film can be signed: its other steps are simply not done', () => {
  expect(stepsDone({ ...nothing, isSigned: true })).toEqual({ film: false, notice: false, build: false, watch: false, reflect: true })
})

test('a signed note of which a next version is begun is no longer done, and not open either', () => {
  expect(stepStandings({ ...everything, versionBegun: 2 })).toEqual({ film: 'done', notice: 'done', build: 'done', watch: 'done', reflect: 'being-changed' })
  expect(stepStandings(everything).reflect).toBe('done')
  expect(stepStandings(nothing).reflect).toBe('open')
})

describe('the day of a session', () => {
  test('can be put right', () => expect(dayOf(movedToDay(noon, '2026-02-27'))).toBe('2026-02-27'))
  test('stays the day that was meant across a change of the clocks', () => expect(dayOf(movedToDay(noon, '2026-03-29'))).toBe('2026-03-29'))
  test('is a day by the calendar of the place', () => {
    const lateInTokyo = { utc: '2026-03-02T15:30:00.000Z', zone: 'Asia/Tokyo' }
    expect(dayOf(movedToDay(lateInTokyo, '2026-03-01'))).toBe('2026-03-01')
  })
})

describe('a goal’s rating', () => {
  const rating = { id: 'rating', familyId: 'family', sessionId: 'session', goalId: 'goal', ratedBy: 'Dana', at: noon }
  test.each([0, 10])('can be %s', score => expect(goalRatingSchema.safeParse({ ...rating, score }).success).toBe(true))
  test.each([-1, 11, 4.5, null])('cannot be %s', score => expect(goalRatingSchema.safeParse({ ...rating, score }).success).toBe(false))
})
