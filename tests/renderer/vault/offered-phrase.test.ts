import { dictionary } from '@zxcvbn-ts/language-common'
import { expect, test } from 'vitest'
import { LEFT_OUT } from '../../../renderer/features/vault/left-out-words'
import { wordsOnOffer } from '../../../renderer/features/vault/offered-phrase'
import { WORDS_IN_A_PHRASE } from '../../../shared/domain/passphrase'

test('five words drawn by lot are worth 64 bits', async () => {
  const words = await wordsOnOffer()
  expect(new Set(words).size).toBe(words.length)
  expect(WORDS_IN_A_PHRASE * Math.log2(words.length)).toBeGreaterThan(64)
})

test('no word frightens or offends that nobody would want to type every day', async () => {
  const words = new Set(await wordsOnOffer())
  for (const word of ['hatred', 'racism', 'strangle', 'violate', 'maggot']) expect(words.has(word), word).toBe(false)
  expect(words.has('acorn')).toBe(true)
})

test('each word that is left out was in the list', () => {
  const all = new Set<unknown>(dictionary['diceware-common'])
  expect([...LEFT_OUT].filter(word => !all.has(word))).toEqual([])
})
