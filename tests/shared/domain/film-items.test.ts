import { describe, expect, it } from 'vitest'
import { clipOfMoment, clipsOf, filmItemLength, isCardEmpty, SHORTEST_CLIP, trimClip, trimProblem, whyNotMade, withAdded, withAddedAfter, withMoved } from '../../../shared/domain/film-items'
import { aMoment } from '../../support/makers'
import { aCard, aClip } from './film-makers'

const title = aCard({ id: 'title', look: 'title' })
const end = aCard({ id: 'end', look: 'question' })
const one = aClip({ id: 'one' })
const two = aClip({ id: 'two' })
const ids = (items: readonly { readonly id: string }[]) => items.map(item => item.id).join(' ')

describe('a moment put into a film', () => {
  it('is cut where it was marked', () => {
    expect(clipOfMoment(aMoment({ start: 1_000, end: 5_000 }), 'new', 90_000)).toMatchObject({ start: 1_000, end: 5_000, momentId: 'moment' })
  })

  it('that is a point becomes a clip long enough to see, inside the recording', () => {
    expect(clipOfMoment(aMoment({ start: 90_000, end: 90_000 }), 'new', 90_000)).toMatchObject({ start: 89_800, end: 90_000 })
  })

  it('goes after the last clip and before the closing card', () => {
    expect(ids(withAdded([title, one, end], two))).toBe('title one two end')
    expect(ids(withAdded([title, end], one))).toBe('title one end')
    expect(ids(withAdded([end], one))).toBe('one end')
  })
})

describe('the order of a film', () => {
  it('moves an item to the place asked for', () => {
    expect(ids(withMoved([title, one, two, end], 'two', 1))).toBe('title two one end')
    expect(ids(withMoved([title, one, two, end], 'one', 2))).toBe('title two one end')
  })

  it('stops at either end', () => {
    const items = [title, one]
    expect(withMoved(items, 'one', 7)).toBe(items)
    expect(withMoved(items, 'title', -1)).toBe(items)
  })

  it('takes a new card after the selected item, or at the end', () => {
    expect(ids(withAddedAfter([title, one], 'title', end))).toBe('title end one')
    expect(ids(withAddedAfter([title, one], null, end))).toBe('title one end')
  })
})

describe('trimming a clip', () => {
  const clip = aClip({ start: 1_000, end: 5_000 })

  it('keeps it inside its recording', () => {
    expect(trimClip(clip, 'start', -50, 9_000).start).toBe(0)
    expect(trimClip(clip, 'end', 10_000, 9_000).end).toBe(9_000)
  })

  it('never brings the edges together', () => {
    expect(trimClip(clip, 'start', 5_000, 9_000).start).toBe(5_000 - SHORTEST_CLIP)
    expect(trimClip(clip, 'end', 0, 9_000).end).toBe(1_000 + SHORTEST_CLIP)
  })
})

describe('what is counted of a film', () => {
  it('leaves cards, stills and repeats out of the length of its clips', () => {
    expect(clipsOf([title, aClip({ start: 0, end: 2_000, thenStill: true, againSlowly: true }), end])).toEqual({ clips: 1, clipsLength: 2_000 })
  })

  it('counts stills and repeats into what an item lasts', () => {
    expect(filmItemLength(aClip({ start: 0, end: 2_000, thenStill: true, againSlowly: true }))).toBe(9_000)
  })
})

describe('whether a film can be made', () => {
  it.each([
    ['empty', []],
    ['no-clip', [title, end]],
    ['missing', [title, aClip({ recordingId: 'gone' })]],
    [null, [title, one, end]],
  ] as const)('%s', (why, items) => {
    expect(whyNotMade(items, id => id !== 'gone')).toBe(why)
  })
})

describe('a time typed for an edge of a clip', () => {
  const clip = aClip({ start: 1_000, end: 5_000 })
  it.each([
    ['start', 90_001, 'past-recording'],
    ['start', 5_000, 'start-after-end'],
    ['start', 6_000, 'start-after-end'],
    ['start', 4_900, 'too-short'],
    ['start', 4_800, null],
    ['end', 1_000, 'end-before-start'],
    ['end', 400, 'end-before-start'],
    ['end', 1_100, 'too-short'],
    ['end', 90_000, null],
  ] as const)('%s at %i ms: %s', (edge, to, problem) => expect(trimProblem(clip, edge, to, 90_000)).toBe(problem))
})

it('a card with nothing but blanks on it is empty', () => {
  expect(isCardEmpty(aCard({ words: ' \n' }))).toBe(true)
  expect(isCardEmpty(aCard({ words: 'Again' }))).toBe(false)
})
