import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, formatClock, formatLength, formatTime, parseTime, wholeSeconds } from '../../../shared/domain/time'

test.each([
  ['4:12.36', 252_360],
  ['4:12,36', 252_360],
  ['1:04:12', 3_852_000],
  ['252.3', 252_300],
  ['7', 7_000],
  ['412', 412_000],
  ['0412', 252_000],
  ['0:00.001', 1],
])('"%s" is read as %i ms', (typed, time) => {
  expect(parseTime(typed)).toBe(time)
})

test.each(['', 'four', '0475', '4:75', '1:75:00', '-3', '4:', '4..2'])('"%s" is no time', typed => {
  expect(parseTime(typed)).toBeNull()
})

test('a shown time is read back as the same hundredth', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 * 3_600_000 }), time => {
      expect(parseTime(formatTime(time))).toBe(time - (time % 10))
    }),
  )
})

test('a clock never runs ahead of the time', () => {
  expect(formatTime(59_999)).toBe('00:59.99')
  expect(formatClock(59_999)).toBe('00:59')
  expect(formatTime(3_599_999)).toBe('59:59.99')
})

test('a length is told in whole seconds, to the nearest, and never as none', () => {
  expect(wholeSeconds(31_960)).toBe(32)
  expect(formatLength(31_960)).toBe('00:32')
  expect(wholeSeconds(31_499)).toBe(31)
  expect(wholeSeconds(120)).toBe(1)
  expect(wholeSeconds(0)).toBe(0)
})

test('the day of an instant is the day where it was made', () => {
  expect(dayOf({ utc: '2026-03-29T23:30:00.000Z', zone: 'Europe/London' })).toBe('2026-03-30')
  expect(dayOf({ utc: '2026-03-29T23:30:00.000Z', zone: 'America/New_York' })).toBe('2026-03-29')
})
