import { expect, test } from 'vitest'
import { strengthOf } from '../../../shared/domain/passphrase-strength'

test.each([
  [0.8, 'guessed-soon'],
  [5.9, 'guessed-soon'],
  [6, 'guessable'],
  [10, 'good'],
  [14, 'very-good'],
  [22.6, 'very-good'],
] as const)('ten to the power of %f guesses is %s', (guesses, strength) => {
  expect(strengthOf(guesses)).toBe(strength)
})
