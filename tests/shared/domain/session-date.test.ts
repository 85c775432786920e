import { expect, test } from 'vitest'
import { movedToDay } from '../../../shared/domain/session-date'
import { dayOf } from '../../../shared/domain/time'

const at = (utc: string, zone = 'Europe/London') => ({ utc, zone })

test('a session moved to another day keeps its time of day', () => {
  expect(movedToDay(at('2026-11-22T15:47:00.000Z'), '2026-11-19')).toEqual(at('2026-11-19T15:47:00.000Z'))
})

test('the day counts where the session was held, not in Greenwich', () => {
  const lateInAuckland = at('2026-11-21T11:30:00.000Z', 'Pacific/Auckland')
  expect(dayOf(lateInAuckland)).toBe('2026-11-22')
  expect(dayOf(movedToDay(lateInAuckland, '2026-11-20'))).toBe('2026-11-20')
})

test.each(['2026-10-24', '2026-10-25', '2026-10-26', '2026-03-28', '2026-03-29', '2026-03-30', '2024-02-29'])('across a clock change it still lands on %s, late at night too', day => {
  for (const utc of ['2026-07-01T22:45:00.000Z', '2026-07-01T23:15:00.000Z', '2026-12-01T00:15:00.000Z', '2026-12-01T23:45:00.000Z']) {
    expect(dayOf(movedToDay(at(utc), day))).toBe(day)
  }
})

test('a session moved to the day it is on stays as it is', () => {
  expect(movedToDay(at('2026-11-22T15:47:00.000Z'), '2026-11-22')).toEqual(at('2026-11-22T15:47:00.000Z'))
})
