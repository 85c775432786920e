import { describe, expect, it } from 'vitest'
import { filmItemsLength, planItem, planKey, STILL_LENGTH, stretchesOf, stretchStarts, type FilmItem } from '../../../shared/domain/feedback-film'
import { filmLength, itemFrames } from '../../../shared/domain/film-plan'
import { aCard, aClip } from './film-makers'

const picture = ''.padEnd(64, 'a')

describe('what a film plays', () => {
  it('shows a clip, holds its last frame, and shows it again at half speed', () => {
    const stretches = stretchesOf(aClip({ start: 1_000, end: 3_000, thenStill: true, againSlowly: true }))
    expect(stretches.map(({ kind }) => kind)).toEqual(['clip', 'still', 'clip'])
    expect(stretches[1]).toMatchObject({ at: 2_999, duration: STILL_LENGTH })
    expect(stretches[2]).toMatchObject({ start: 1_000, end: 3_000, slowdown: 2 })
  })

  it('lasts as long as all it shows, repeats and stills included', () => {
    expect(filmItemsLength([aCard({ duration: 3_000 }), aClip({ start: 0, end: 2_000, thenStill: true, againSlowly: true })])).toBe(3_000 + 2_000 + 3_000 + 4_000)
  })

  it('keeps the caption over the clip, its still and its repeat', () => {
    const captions = stretchesOf(aClip({ caption: 'She waits', thenStill: true, againSlowly: true })).map(stretch => stretch.kind !== 'card' && stretch.caption)
    expect(captions).toEqual(['She waits', 'She waits', 'She waits'])
  })
})

describe('where a stretch begins', () => {
  it('is counted in whole frames, so that many odd lengths never drift from the made film', () => {
    const items: FilmItem[] = Array.from({ length: 40 }, (_, index) => aClip({ id: `clip-${index}`, start: 0, end: 1_011 }))
    const stretches = items.flatMap(stretchesOf)
    const plan = { width: 1_280, height: 720, frameRate: 25 as const, items: stretches.map(stretch => planItem(stretch, () => null)) }
    const starts = stretchStarts(stretches, 25)
    const lastLength = itemFrames(plan.items[39] ?? { kind: 'card', duration: 0, picture }, 25) * 40
    expect((starts[39] ?? 0) + lastLength).toBe(filmLength(plan))
  })

  it('falls on a frame of the film', () => {
    const starts = stretchStarts([aCard({ duration: 1_234 }), aClip({ start: 0, end: 777 }), aCard({ id: 'end' })].flatMap(stretchesOf), 25)
    expect(starts).toEqual([0, 1_240, 2_000])
  })
})

describe('the name of what a film was made from', () => {
  const items = [aCard({ id: 'a' }), aClip({ id: 'b', start: 0, end: 2_000 })]

  it('stays when only ids differ', () => {
    expect(planKey([aCard({ id: 'x' }), aClip({ id: 'y', momentId: 'other', start: 0, end: 2_000 })])).toBe(planKey(items))
  })

  it.each([
    ['order', [...items].reverse()],
    ['a caption', [aCard({ id: 'a' }), aClip({ id: 'b', start: 0, end: 2_000, caption: 'Look' })]],
    ['an edge', [aCard({ id: 'a' }), aClip({ id: 'b', start: 0, end: 2_040 })]],
    ['the words of a card', [aCard({ id: 'a', words: 'Other' }), aClip({ id: 'b', start: 0, end: 2_000 })]],
    ['a still', [aCard({ id: 'a' }), aClip({ id: 'b', start: 0, end: 2_000, thenStill: true })]],
  ])('changes with %s', (_, changed) => {
    expect(planKey(changed)).not.toBe(planKey(items))
  })
})

describe('a plan', () => {
  it('names pictures and no words', () => {
    const plan = stretchesOf(aClip({ caption: 'Private words' })).map(stretch => planItem(stretch, () => picture))
    expect(JSON.stringify(plan)).not.toContain('Private words')
    expect(plan[0]).toMatchObject({ caption: picture })
  })

  it('refuses a card without its picture', () => {
    expect(() => stretchesOf(aCard({})).map(stretch => planItem(stretch, () => null))).toThrow()
  })
})
