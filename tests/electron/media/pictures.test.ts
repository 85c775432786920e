import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBytes } from '../../../electron/media/vault-bytes'
import { fixture, openRoom, type Room } from './media-room'

let room: Room
beforeAll(async () => {
  room = await openRoom()
})
afterAll(() => room.close())

test('the waveform is loud where the clicks are, and quiet between', async () => {
  const { id, info } = await room.examine(fixture('flash-and-click.mp4'))
  const { peaks, peakStep } = await room.media.pictures(id)
  expect(peaks.length).toBe(info.duration / peakStep)
  const at = (time: number): number => peaks[time / peakStep] ?? -1
  for (const second of [1, 2, 3, 4, 5, 6, 7]) {
    expect(at(second * 1_000)).toBeGreaterThan(3 * at(second * 1_000 + 500))
  }
})

test('each tile carries the time of the frame that it shows, also where key frames are few', async () => {
  const { id, info } = await room.examine(fixture('long-gop.mp4'))
  const pictures = await room.media.pictures(id)
  const frames = await room.media.frames(id)
  expect(pictures.tiles.length).toBeGreaterThan(2)
  for (const tile of pictures.tiles) expect(frames).toContain(tile.at)
  expect(pictures.tiles.at(-1)?.at).toBeGreaterThan(info.duration / 2)
  const size = (await room.vault.size(`recordings/${id}/thumbnails`)) ?? 0
  const jpeg = await readBytes(room.vault, `recordings/${id}/thumbnails`, 0, size)
  expect([...jpeg.subarray(0, 2)]).toEqual([0xff, 0xd8])
})

test('footage without sound has no waveform', async () => {
  const { id } = await room.examine(fixture('no-sound.mp4'))
  expect((await room.media.pictures(id)).peaks.length).toBe(0)
})

test('pictures drawn once are kept', async () => {
  const { id } = await room.examine(fixture('short-clip.mp4'))
  const drawn = await room.media.pictures(id)
  expect(await room.media.pictures(id)).toEqual(drawn)
})
