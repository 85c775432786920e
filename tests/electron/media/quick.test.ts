import { afterAll, beforeAll, expect, test } from 'vitest'
import { readContainer } from '../../../electron/media/read-container'
import { fixture, openRoom, type Room } from './media-room'

let room: Room
beforeAll(async () => {
  room = await openRoom()
})
afterAll(() => room.close())

test('footage with one key frame in eight seconds gets a copy to jump about in, with every frame at its own time', { timeout: 60_000 }, async () => {
  const { id } = await room.examine(fixture('long-gop.mp4'))
  await expect.poll(() => room.media.partToPlay(id), { timeout: 50_000 }).toBe('quick')
  const key = `recordings/${id}/quick` as const
  const copy = await readContainer(room.vault, key, (await room.vault.size(key)) ?? 0, 'mov')
  expect(copy?.frames).toEqual(await room.media.frames(id))
  expect(copy?.keyFrames.length).toBeGreaterThanOrEqual(16)
  expect(copy?.audioCodec).toBe('aac')
})

test('footage with close key frames is played as it is', async () => {
  const { id } = await room.examine(fixture('phone-hevc.mp4'))
  expect(await room.media.partToPlay(id)).toBe('play')
})
