import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../shared/domain/annotation'
import type { Code } from '../../../shared/domain/coding-scheme'
import { closeInterval, fitRange, momentAt, pressCode, sameMoment, shownEnd } from '../../../shared/domain/marking'
import { aMoment } from '../../support/makers'

const point: Code = { id: 'names', label: 'names', kind: 'point', trackId: 'adult', key: 'KeyF' }
const interval: Code = { id: 'waits', label: 'waits', kind: 'interval', trackId: 'adult', key: 'KeyS' }
const pen = { recordingId: 'r', sessionId: 's', at: 4_000, newId: 'new' }
const anOpen = (start: number): Annotation => ({ id: 'open', recordingId: 'r', sessionId: 's', codeId: 'waits', start, end: start, isOpen: true, comment: '' })

describe('pressing a code', () => {
  it('a point is marked with one press', () => {
    expect(pressCode(point, undefined, pen)).toMatchObject({ kind: 'add', annotation: { start: 4_000, end: 4_000, isOpen: false } })
  })

  it('an interval is opened with the first press', () => {
    expect(pressCode(interval, undefined, pen)).toMatchObject({ kind: 'add', annotation: { start: 4_000, isOpen: true } })
  })

  it('an interval is closed with the second press', () => {
    expect(pressCode(interval, anOpen(1_000), pen)).toEqual({ kind: 'close', id: 'open', at: 4_000 })
  })
})

describe('closing an interval', () => {
  it('ends where the playhead is', () => {
    expect(closeInterval(anOpen(1_000), 4_000, 40, 90_000)).toMatchObject({ start: 1_000, end: 4_000, isOpen: false })
  })

  it('runs forwards even where the person went back in between', () => {
    expect(closeInterval(anOpen(4_000), 1_000, 40, 90_000)).toMatchObject({ start: 1_000, end: 4_000 })
  })

  it('lasts at least a frame', () => {
    expect(closeInterval(anOpen(1_000), 1_000, 40, 90_000)).toMatchObject({ start: 1_000, end: 1_040 })
  })

  it('stays inside the recording when opened on its last frame', () => {
    expect(closeInterval(anOpen(90_000), 90_000, 40, 90_000)).toMatchObject({ start: 89_960, end: 90_000 })
  })

  it('grows with the playhead until then', () => {
    expect([shownEnd(anOpen(1_000), 2_500), shownEnd(anOpen(1_000), 300)]).toEqual([2_500, 1_000])
  })
})

describe('moments marked while filming', () => {
  it('reach past the mark although the film does not yet', () => {
    expect(momentAt(pen, 'strong', 'f', Infinity)).toMatchObject({ start: 0, end: 7_000 })
  })

  it('are cut to the film when it ends', () => {
    expect(fitRange({ start: 2_000, end: 9_000 }, 5_000)).toEqual({ start: 2_000, end: 5_000 })
  })

  it('stay as they are where they fit', () => {
    const range = { start: 2_000, end: 5_000 }
    expect(fitRange(range, 5_000)).toBe(range)
  })

  it('never begin at or after the end', () => {
    expect(fitRange({ start: 8_000, end: 9_000 }, 5_000)).toEqual({ start: 4_999, end: 5_000 })
  })
})

describe('marking the same passage once more', () => {
  const there = aMoment({ id: 'there' })
  it.each([
    ['means the moment that is there already', {}, there],
    ['with another kind is another moment', { kind: 'turning-point' as const }, undefined],
    ['a frame later is another moment', { start: 1_040, end: 5_040 }, undefined],
    ['in another recording is another moment', { recordingId: 'other' }, undefined],
  ])('%s', (_, given, meant) => expect(sameMoment([there], aMoment({ id: 'new', ...given }))).toBe(meant))
})
