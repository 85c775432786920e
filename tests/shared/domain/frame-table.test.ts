import { describe, expect, it } from 'vitest'
import { evenFrames, frameAt, middleOfFrame, nearestFrameEdge, nextFrameEdge, snapToFrame } from '../../../shared/domain/frame-table'

describe('frames of a phone film with an uneven rate', () => {
  const frames = Uint32Array.from([0, 33, 67, 200, 233])

  it.each([
    [0, 0],
    [32, 0],
    [33, 1],
    [199, 2],
    [200, 3],
    [99_999, 4],
  ])('at %i ms frame %i is on screen', (time, frame) => {
    expect(frameAt(frames, time)).toBe(frame)
  })

  it('a mark lies on the start of the frame that was seen', () => {
    expect(snapToFrame(frames, 180)).toBe(67)
  })

  it('a time before the first frame belongs to the first frame', () => {
    expect(frameAt(Uint32Array.from([40, 80]), 5)).toBe(0)
  })

  it('a player is sent to the middle of a frame, so that rounding cannot show its neighbour', () => {
    expect(middleOfFrame(frames, 2, 266)).toBe(133.5)
    expect(middleOfFrame(frames, 4, 266)).toBe(249.5)
  })

  it('a dragged edge goes to the nearer frame', () => {
    expect(nearestFrameEdge(frames, 120, 266)).toBe(67)
    expect(nearestFrameEdge(frames, 140, 266)).toBe(200)
  })

  it.each([
    [33, 1, 67],
    [40, -1, 33],
    [33, -1, 0],
    [0, -1, 0],
    [233, 1, 266],
  ] as const)('an edge at %i ms moved a step by %i stands at %i', (time, by, edge) => {
    expect(nextFrameEdge(frames, time, by, 266)).toBe(edge)
  })

  it('a dragged edge can reach the end of the recording', () => {
    expect(nearestFrameEdge(frames, 260, 266)).toBe(266)
  })
})

describe('frames that have not been listed', () => {
  it('stand evenly', () => {
    expect([...evenFrames(200, 25)]).toEqual([0, 40, 80, 120, 160])
  })

  it('leave a time as it is where there are none', () => {
    expect(snapToFrame(new Uint32Array(), 123.4)).toBe(123)
  })
})
