import { expect, test } from 'vitest'
import { fromWire, toWire } from '../../../shared/bridge/wire'

const there = (value: unknown) => fromWire(toWire(value))

test('bytes stay bytes', () => {
  expect(there({ bytes: Uint8Array.of(0, 1, 255) })).toEqual({ bytes: Uint8Array.of(0, 1, 255) })
})

test('a frame table stays a frame table, also where it begins at an odd place and is a part of another', () => {
  const frames = Uint32Array.of(9, 0, 40, 4_294_967_295).subarray(1)
  const arrived = there(['x', { frames }]) as [string, { frames: Uint32Array }]
  expect(arrived[1].frames).toBeInstanceOf(Uint32Array)
  expect([...arrived[1].frames]).toEqual([0, 40, 4_294_967_295])
})

test('sizes beyond four gigabytes, fractions and words arrive as they were', () => {
  const value = { bytes: 68_719_476_736, fraction: 0.1, word: 'où est-il ? 🧸', none: null, list: [true, -1] }
  expect(there(value)).toEqual(value)
})

test('what is undefined is left out', () => {
  expect(there({ kept: 1, left: undefined })).toEqual({ kept: 1 })
})

test('bytes that are no value are refused', () => {
  expect(() => fromWire(Uint8Array.of(0xc1))).toThrow()
  expect(() => fromWire(Uint8Array.of(0x92, 0x01))).toThrow()
})
