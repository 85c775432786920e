import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { thrownWords } from '../../../renderer/words/failure-words'
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
