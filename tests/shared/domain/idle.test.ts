import { expect, test } from 'vitest'
import { patienceLeft } from '../../../shared/domain/idle'

const minutes = (count: number) => count * 60_000
const nobody = { since: minutes(5), lockAfterMinutes: 5, isSomethingUnderWay: false, isWatchingTogether: false }

test('nobody is there after five minutes without a sign, and not a moment before', () => {
  expect(patienceLeft(nobody)).toBe(0)
  expect(patienceLeft({ ...nobody, since: minutes(5) - 1 })).toBe(1)
  expect(patienceLeft({ ...nobody, since: minutes(90) })).toBe(0)
})

test('somebody is there as long as something plays, is filmed, brought in or made', () => {
  expect(patienceLeft({ ...nobody, since: minutes(90), isSomethingUnderWay: true })).toBeNull()
})

test('a film that stands still while people talk about it waits for half an hour', () => {
  expect(patienceLeft({ ...nobody, since: minutes(29), isWatchingTogether: true })).toBe(minutes(1))
  expect(patienceLeft({ ...nobody, since: minutes(30), isWatchingTogether: true })).toBe(0)
})
