import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClipCache } from '../../../electron/media/clip-cache'
import { findFfmpeg } from '../../../electron/media/find-ffmpeg'
import type { Segment } from '../../../electron/media/segment'
import type { Vault } from '../../../electron/vault/vault'
import { AppFailure } from '../../../shared/domain/outcome'
import { openRoom, type Room } from './media-room'

let room: Room
beforeAll(async () => {
  room = await openRoom()
})
afterAll(() => room.close())

test('the cache drops what was used longest ago, and never what a film is being joined from', async () => {
  const ffmpeg = await findFfmpeg()
  if (!ffmpeg) throw new Error('These tests need ffmpeg')
  const names = ['oldest', 'older', 'newer', 'newest']
  for (const name of names) {
    for (const key of [`segments/${name}`, `segments/${name}.loudness`] as const) {
      const writer = await room.vault.write(key)
      await writer.append(new Uint8Array(key.endsWith('loudness') ? 10 : 1_000))
      await writer.commit()
    }
  }
  const ageOf = (key: string): number => names.findIndex((name) => key.startsWith(`segments/${name}`))
  const inOrder: Vault = { ...room.vault, list: async (prefix) => (await room.vault.list(prefix)).toSorted((a, b) => ageOf(a.key) - ageOf(b.key)) }
  const cache = openClipCache(inOrder, ffmpeg, 2_100)
  const release = cache.hold(new Set(['segments/oldest']))
  await cache.prune(new Set())
  release()
  const left = (await room.vault.list('segments/')).map(({ key }) => key).sort()
  expect(left).toEqual(['segments/newest', 'segments/newest.loudness', 'segments/oldest', 'segments/oldest.loudness'])
})

test('stopping a film does not wait for a clip that is being prepared all the same', async () => {
  const ffmpeg = await findFfmpeg()
  if (!ffmpeg) throw new Error('These tests need ffmpeg')
  // It never ends by itself, so only giving up can settle the wish.
  const endless = {
    ...ffmpeg,
    run: ({ signal }: { signal?: AbortSignal | undefined }) =>
      new Promise<never>((_, reject) => {
        const end = (): void => reject(new AppFailure({ kind: 'cancelled' }))
        if (signal?.aborted) end()
        signal?.addEventListener('abort', end)
      }),
  }
  const cache = openClipCache(room.vault, endless)
  const picture = 'a'.repeat(64)
  await (await room.vault.write(`pictures/${picture}`)).commit()
  const segment: Segment = { key: 'segments/endless', frames: 25, film: { width: 320, height: 180, frameRate: 25 }, item: { kind: 'card', duration: 1_000, picture }, footage: null }
  const preparing = cache.make(segment, { urgency: 'prepare', signal: new AbortController().signal })
  const stop = new AbortController()
  const making = cache.make(segment, { urgency: 'render', signal: stop.signal })
  stop.abort()
  await expect(making).rejects.toMatchObject({ error: { kind: 'cancelled' } })
  await cache.close()
  await expect(preparing).rejects.toMatchObject({ error: { kind: 'cancelled' } })
})
