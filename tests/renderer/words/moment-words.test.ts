import { beforeAll, expect, test } from 'vitest'
import { momentWords } from '../../../renderer/words/moment-words'
import { loadWords } from '../../../renderer/words/words'

beforeAll(loadWords)

test('a moment goes by its title, and by its kind until it has one', () => {
  expect(momentWords({ title: ' ', kind: 'turning-point' })).toBe('Turning point')
  expect(momentWords({ title: 'She looks', kind: 'strong' })).toBe('She looks')
})
