import { expect, test } from 'vitest'
import { isDeserted } from '../../../shared/domain/idle'

const minutes = (count: number) => count * 60_000
const nobody = { since: minutes(5), lockAfterMinutes: 5, isSomethingUnderWay: false, isWatchingTogether: false }

test('nobody is there after five minutes without a sign, and not a moment before', () => {
  expect(isDeserted(nobody)).toBe(true)
  expect(isDeserted({ ...nobody, since: minutes(5) - 1 })).toBe(false)
})

test('somebody is there as long as something plays, is filmed, brought in or made', () => {
  expect(isDeserted({ ...nobody, since: minutes(90), isSomethingUnderWay: true })).toBe(false)
})

test('a film that stands still while people talk about it waits for a quarter of an hour', () => {
  expect(isDeserted({ ...nobody, since: minutes(14), isWatchingTogether: true })).toBe(false)
  expect(isDeserted({ ...nobody, since: minutes(15), isWatchingTogether: true })).toBe(true)
})
