import { afterAll, beforeAll, expect, test } from 'vitest'
import { readContainer } from '../../../electron/media/read-container'
import type { Vault } from '../../../electron/vault/vault'
import { AppFailure } from '../../../shared/domain/outcome'
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
  expect(copy?.keyFrames.length).toBeGreaterThanOrEqual(32)
  expect(copy?.audioCodec).toBe('aac')
})

test('footage with close key frames is played as it is', async () => {
  const { id } = await room.examine(fixture('phone-hevc.mp4'))
  expect(await room.media.partToPlay(id)).toBe('play')
})

test('the copy to jump about in stands still while a film is made, and is whole afterwards', { timeout: 60_000 }, async () => {
  let written = 0
  let begin = (): void => undefined
  const begun = new Promise<void>((resolve) => (begin = resolve))
  const watched = (vault: Vault): Vault => ({
    ...vault,
    write: async (key) => {
      const writer = await vault.write(key)
      if (!key.endsWith('/quick')) return writer
      const append = (bytes: Uint8Array): Promise<void> => {
        written += bytes.length
        begin()
        return writer.append(bytes)
      }
      return { ...writer, append }
    },
  })
  const own = await openRoom({ around: watched })
  try {
    const { id } = await own.examine(fixture('long-gop.mp4'))
    await begun
    const before = written
    await own.media.render('film', { width: 640, height: 360, frameRate: 25, items: [{ kind: 'clip', recordingId: id, start: 1_000, end: 3_000, slowdown: 1, caption: null }] }, () => undefined)
    // What had been taken from ffmpeg when the film was asked for is written.
    expect(written - before).toBeLessThanOrEqual(64 * 1024)
    await expect.poll(() => own.media.partToPlay(id), { timeout: 50_000 }).toBe('quick')
  } finally {
    await own.close()
  }
})

test('a copy that could not be laid out for playing is not kept, and is made again when someone next asks', { timeout: 60_000 }, async () => {
  let commits = 0
  const failing = (vault: Vault): Vault => ({
    ...vault,
    write: async (key) => {
      const writer = await vault.write(key)
      if (!key.endsWith('/quick')) return writer
      const commit = (): Promise<void> => {
        commits += 1
        return commits === 2 ? Promise.reject(new AppFailure({ kind: 'disk-full', neededBytes: 0 })) : writer.commit()
      }
      return { ...writer, commit }
    },
  })
  const own = await openRoom({ around: failing })
  try {
    const { id } = await own.examine(fixture('long-gop.mp4'))
    await expect.poll(() => commits, { timeout: 50_000 }).toBe(2)
    await expect.poll(() => own.vault.size(`recordings/${id}/quick`)).toBeNull()
    await expect.poll(() => own.media.partToPlay(id), { timeout: 50_000 }).toBe('quick')
    expect(commits).toBe(4)
  } finally {
    await own.close()
  }
})
