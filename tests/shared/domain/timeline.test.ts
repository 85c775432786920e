import { describe, expect, it } from 'vitest'
import { stackInRows } from '../../../shared/domain/timeline-rows'
import { scrollAfterZoom, scrollToShow, tickStep, zoomBy } from '../../../shared/domain/timeline-scale'

describe('rows of a track', () => {
  it('ranges that follow each other share a row', () => {
    const { rowOf, rows } = stackInRows([{ id: 'a', start: 0, end: 10 }, { id: 'b', start: 10, end: 20 }], 0, 4)
    expect([rowOf.get('a'), rowOf.get('b'), rows]).toEqual([0, 0, 1])
  })

  it('two codes at once lie under each other', () => {
    const { rowOf, rows } = stackInRows([{ id: 'a', start: 0, end: 10 }, { id: 'b', start: 5, end: 20 }, { id: 'c', start: 12, end: 14 }], 0, 4)
    expect([rowOf.get('a'), rowOf.get('b'), rowOf.get('c'), rows]).toEqual([0, 1, 0, 2])
  })

  it('a point takes the room that it needs to be seen', () => {
    const { rowOf } = stackInRows([{ id: 'a', start: 0, end: 0 }, { id: 'b', start: 3, end: 3 }], 5, 4)
    expect(rowOf.get('b')).toBe(1)
  })

  it('a crowd never grows past the room there is', () => {
    const crowd = Array.from({ length: 20 }, (_, index) => ({ id: String(index), start: 0, end: 10 }))
    expect(stackInRows(crowd, 0, 3).rows).toBe(3)
  })
})

describe('the timeline', () => {
  it('cannot be made wider than the recording, nor endlessly close', () => {
    expect([zoomBy(1, 0.5), zoomBy(60, 2)]).toEqual([1, 64])
  })

  it('labels its ruler as densely as there is room', () => {
    expect([tickStep(90_000, 1_000, 70), tickStep(3_600_000, 1_000, 70)]).toEqual([10_000, 300_000])
  })

  it('keeps the playhead in its place while zooming', () => {
    expect(scrollAfterZoom(500, 0, 1_000, 2_000)).toBe(500)
  })

  it('stays where it is while the playhead is seen, and follows when it leaves', () => {
    expect([scrollToShow(500, 0, 1_000), scrollToShow(1_500, 0, 1_000)]).toEqual([null, 1_380])
  })
})
