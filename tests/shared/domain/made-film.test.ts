import { describe, expect, it } from 'vitest'
import { planKey } from '../../../shared/domain/feedback-film'
import { againFrom, passageStarts, shownUpTo } from '../../../shared/domain/made-film'
import { aCard, aClip } from './film-makers'

const items = [aCard({ duration: 3_000 }), aClip({ id: 'a', start: 0, end: 2_000, thenStill: true, againSlowly: true }), aClip({ id: 'b', start: 9_000, end: 13_000 }), aCard({ id: 'end', duration: 4_000 })]
const passages = passageStarts({ planKey: planKey(items), duration: 20_000 })

it('a made film knows where its passages begin, without stills and repeats', () => {
  expect(passages).toEqual([
    { start: 3_000, length: 2_000 },
    { start: 12_000, length: 4_000 },
  ])
})

describe('Again', () => {
  it.each([
    ['in the middle of a passage, goes to its beginning', 14_000, 12_000],
    ['during the slow repeat, goes to the passage at full speed', 9_000, 3_000],
    ['on the last card, goes to the last passage', 18_000, 12_000],
    ['right after a passage began, goes to the one before', 12_700, 3_000],
    ['right after the first passage began, stays with it', 3_400, 3_000],
    ['on the first card, begins at the beginning', 1_000, 0],
  ])('%s', (_, at, from) => {
    expect(againFrom(passages, at)).toBe(from)
  })
})

it('a film left after its first clip showed that clip and no other', () => {
  const passages = [{ start: 3_000, length: 8_000 }, { start: 11_000, length: 6_000 }]
  expect(shownUpTo(passages, 2_000)).toEqual({ clips: 0, clipsLength: 0 })
  expect(shownUpTo(passages, 5_000)).toEqual({ clips: 1, clipsLength: 2_000 })
  expect(shownUpTo(passages, 20_000)).toEqual({ clips: 2, clipsLength: 14_000 })
})
