import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { failureWords, thrownWords } from '../../../renderer/words/failure-words'
import { loadWords } from '../../../renderer/words/words'
import { NoAnswer } from '../../../shared/bridge/no-answer'

beforeAll(loadWords)
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))

test('a program that does not answer is named, and nothing is said to be saved that may not be', () => {
  expect(thrownWords(new NoAnswer('records:commit reached nobody'))).toMatch(/lost touch with the program.*may not be saved/)
})

test('what nobody expected is not called saved either', () => {
  expect(thrownWords(new Error('a bug'))).toContain('look whether what you did last is there')
})

test('a full disk says how much more is needed where that is known, and no amount where it is not', () => {
  expect(failureWords({ kind: 'disk-full', neededBytes: 2_500_000_000 })).toContain('about 2.5 GB more are needed')
  expect(failureWords({ kind: 'disk-full', neededBytes: 0 })).toBe('The disk is full. Everything saved so far is safe. Free some space and try again.')
  expect(failureWords({ kind: 'backup-target', problem: 'full', neededBytes: 2_500_000_000 })).toContain('about 2.5 GB more are needed')
  expect(failureWords({ kind: 'backup-target', problem: 'full', neededBytes: 0 })).not.toMatch(/\d/)
})

test('whoever has forgotten the passphrase inside the open vault is told where a recovery sheet can be typed', () => {
  expect(failureWords({ kind: 'wrong-passphrase' })).toContain('lock Second Look and open it with the recovery sheet')
})
