import { describe, expect, test } from 'vitest'
import { checkPassphrase, differingWord, phraseFrom } from '../../../shared/domain/passphrase'

describe('a passphrase', () => {
  test('of twelve characters will do, of eleven will not', () => {
    expect(checkPassphrase('twelve chars')).toBeNull()
    expect(checkPassphrase('eleven char')).toBe('too-short')
    expect(checkPassphrase('')).toBe('too-short')
  })

  test('is counted in characters, not in the units that a computer stores', () => {
    expect(checkPassphrase('🦊'.repeat(11))).toBe('too-short')
    expect(checkPassphrase('🦊'.repeat(12))).toBeNull()
  })

  test('counts an accent with its letter, however the keyboard sent it', () => {
    expect(checkPassphrase('e\u0301'.repeat(11))).toBe('too-short')
    expect(checkPassphrase('e\u0301'.repeat(12))).toBeNull()
  })

  test.each([
    ['one byte each', 'a', 1_024],
    ['two bytes each', 'é', 512],
    ['three bytes each', '字', 341],
    ['four bytes each', '🦊', 256],
  ])('may be 1,024 bytes long and no longer: letters of %s', (_, letter, most) => {
    expect(checkPassphrase(letter.repeat(most))).toBeNull()
    expect(checkPassphrase(letter.repeat(most + 1))).toBe('too-long')
    expect(new TextEncoder().encode(letter.repeat(most)).length).toBeLessThanOrEqual(1_024)
  })

  test('needs no digits, signs or capitals', () => {
    expect(checkPassphrase('aaaaaaaaaaaa')).toBeNull()
  })
})

describe('a phrase that is offered', () => {
  const words = ['apple', 'bridge', 'cloud']

  test('is five words', () => {
    expect(phraseFrom(words, [0, 1, 2, 3, 4])).toBe('apple bridge cloud apple bridge')
  })

  test('passes over the numbers that would favour the first words', () => {
    expect(phraseFrom(words, [2 ** 32 - 1, 0, 0, 0, 0, 1])).toBe('apple apple apple apple bridge')
    expect(phraseFrom(words, [2 ** 32 - 2, 0, 0, 0, 0])).toBe('cloud apple apple apple apple')
  })

  test('is never shorter because randomness ran out', () => {
    expect(() => phraseFrom(words, [1, 2, 3, 4])).toThrow('Too few')
    expect(() => phraseFrom([], [1, 2, 3, 4, 5])).toThrow('Too few')
  })

  test('is long enough to be a passphrase with words of two letters', () => {
    expect(checkPassphrase(phraseFrom(['ox'], [1, 2, 3, 4, 5]))).toBeNull()
  })
})

describe('drawn words that are typed back', () => {
  const drawn = 'wren heron robin finch swift'

  test('are right where each stands in its place', () => {
    expect(differingWord(drawn, drawn)).toBeNull()
  })

  test.each([` ${drawn}`, `${drawn} `, 'wren  heron robin   finch swift', 'wren\u00A0heron robin finch swift'])('%j has no wrong word: a space too many is none', typed => {
    expect(differingWord(typed, drawn)).toBeNull()
  })

  test.each([
    ['wren heron robbin finch swift', 3],
    ['Wren heron robin finch swift', 1],
    ['wren heron robin finch', 5],
    ['wrenheron robin finch swift', 1],
    [`${drawn} wren`, 6],
    ['', 1],
    ['   ', 1],
  ])('%j differs first in word %i', (typed, number) => {
    expect(differingWord(typed, drawn)).toBe(number)
  })
})
