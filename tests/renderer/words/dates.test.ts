import { expect, test } from 'vitest'
import { ageWords } from '../../../renderer/words/dates'

test.each([
  [{ kind: 'to-the-month', years: 3, months: 2 }, '3 years 2 months'],
  [{ kind: 'to-the-month', years: 1, months: 0 }, '1 year'],
  [{ kind: 'to-the-month', years: 0, months: 1 }, '1 month'],
  [{ kind: 'between', least: 2, most: 3 }, '2–3 years'],
  [{ kind: 'between', least: 0, most: 1 }, 'under 2 years'],
  [{ kind: 'between', least: 0, most: 0 }, 'under 1 year'],
] as const)('an age of %o is said as "%s"', (age, words) => expect(ageWords(age)).toBe(words))
