import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { VaultDamaged } from '../../electron/vault/crypto/damaged'
import type { Channel } from '../../shared/bridge/contract'
import { AppFailure, valueOf } from '../../shared/domain/outcome'
import { aDataFolder } from '../support/data-folder'
import { someMedia } from '../support/fake-media'
import { flipByte } from '../support/flip-byte'
import { bytesOf } from './vault/bytes'
import { roomsOn } from './rooms'

type Rooms = Awaited<ReturnType<typeof roomsOn>>

async function film({ api }: Rooms, chunks: readonly string[] = ['film']): Promise<string> {
  const { recordingId } = valueOf(await api.call('recording:begin', { sessionId: 'session-1', mimeType: 'video/mp4' }))
  for (const [index, chunk] of chunks.entries()) expect(await api.call('recording:append', { recordingId, index, bytes: bytesOf(chunk) })).toMatchObject({ ok: true })
  return recordingId
}

const interrupted = async ({ api }: Rooms) => valueOf(await api.call('recording:interrupted', {}))

describe('filming', () => {
  test('ends with what was found in the footage, and finishing again gives the same', async () => {
    const rooms = await roomsOn(await aDataFolder())
    const recordingId = await film(rooms)
    expect(await rooms.api.call('recording:finish', { recordingId })).toEqual({ ok: true, value: someMedia })
    expect(await rooms.api.call('recording:finish', { recordingId })).toEqual({ ok: true, value: someMedia })
    expect(await interrupted(rooms)).toEqual([])
  })

  test('keeps other work quiet for as long as it lasts', async () => {
    const rooms = await roomsOn(await aDataFolder())
    const recordingId = await film(rooms)
    expect(rooms.media.isBusy).toBe(true)
    await rooms.api.call('recording:finish', { recordingId })
    expect(rooms.media.isBusy).toBe(false)
    await rooms.api.call('recording:remove', { recordingId: await film(rooms) })
    expect(rooms.media.isBusy).toBe(false)
  })

  test('of something unknown cannot be finished', async () => {
    const { api } = await roomsOn(await aDataFolder())
    expect(await api.call('recording:finish', { recordingId: 'r-0' })).toEqual({ ok: false, error: { kind: 'recording-missing', recordingId: 'r-0' } })
  })
})

describe('filming that was interrupted', () => {
  test('is not found while it is still going on', async () => {
    const rooms = await roomsOn(await aDataFolder())
    await film(rooms)
    expect(await interrupted(rooms)).toEqual([])
  })

  test('by the page is listed when the page starts again', async () => {
    const rooms = await roomsOn(await aDataFolder())
    const recordingId = await film(rooms)
    await rooms.api.call('app:start', {})
    expect(await interrupted(rooms)).toMatchObject([{ recordingId, sessionId: 'session-1', media: someMedia }])
    expect(rooms.media.isBusy).toBe(false)
  })

  test('by a crash is listed, at every start, until it is acknowledged', async () => {
    const folder = await aDataFolder()
    const crashed = await roomsOn(folder)
    const recordingId = await film(crashed)

    expect(await interrupted(await roomsOn(folder))).toMatchObject([{ recordingId }])
    const later = await roomsOn(folder)
    expect(await interrupted(later)).toMatchObject([{ recordingId }])
    await later.api.call('recording:acknowledge', { recordingId })
    expect(await interrupted(later)).toEqual([])
    expect(await interrupted(await roomsOn(folder))).toEqual([])
    expect(await later.vault.recordingIds()).toEqual([recordingId])
    await crashed.vault.releaseLive()
  })

  test('after it was closed but before it was looked at is listed too', async () => {
    const rooms = await roomsOn(await aDataFolder())
    const recordingId = await film(rooms)
    await rooms.vault.closeRecording(recordingId)
    expect(await interrupted(rooms)).toMatchObject([{ recordingId }])
  })

  test('before anything was filmed leaves nothing to list and nothing behind', async () => {
    const rooms = await roomsOn(await aDataFolder())
    await film(rooms, [])
    await rooms.vault.releaseLive()
    expect(await interrupted(rooms)).toEqual([])
    expect(await rooms.vault.recordingIds()).toEqual([])
  })

  const unreadable = () => Promise.reject(new AppFailure({ kind: 'media-unreadable', problem: 'index-missing' }))

  test('inside its first words, before any picture, leaves nothing', async () => {
    const rooms = await roomsOn(await aDataFolder(), { examine: unreadable })
    await film(rooms, ['x'.repeat(40_000)])
    await rooms.vault.releaseLive()
    expect(await interrupted(rooms)).toEqual([])
    expect(await rooms.vault.recordingIds()).toEqual([])
  })

  test('long after them is kept, whatever is wrong with it, and listed as damaged until it is acknowledged', async () => {
    const folder = await aDataFolder()
    const examine = vi.fn<typeof unreadable>(unreadable)
    const first = await roomsOn(folder, { examine })
    const recordingId = await film(first, ['x'.repeat(200_000)])
    await first.vault.releaseLive()
    expect(await interrupted(first)).toMatchObject([{ recordingId, media: null }])

    const next = await roomsOn(folder, { examine })
    expect(await interrupted(next)).toMatchObject([{ recordingId, media: null }])
    await next.api.call('recording:acknowledge', { recordingId })
    expect(await interrupted(next)).toEqual([])
    expect(await interrupted(await roomsOn(folder, { examine }))).toEqual([])
    expect(examine).toHaveBeenCalledOnce()
    expect(await next.vault.size(`recordings/${recordingId}/original`)).toBe(200_000)
  })

  test('and damaged since is listed as that, kept, and holds up no other', async () => {
    const folder = await aDataFolder()
    const mediaFolder = join(folder, 'vault', 'media')
    const rooms = await roomsOn(folder)
    const damaged = await film(rooms, ['x'.repeat(5_000), 'more'])
    const [file = ''] = await readdir(mediaFolder)
    const sound = await film(rooms)
    await rooms.vault.releaseLive()
    await flipByte(join(mediaFolder, file), 2_000)
    const listed = await interrupted(rooms)
    expect(listed).toHaveLength(2)
    expect(listed).toEqual(expect.arrayContaining([expect.objectContaining({ recordingId: damaged, media: null }), expect.objectContaining({ recordingId: sound, media: someMedia })]))
    await rooms.api.call('recording:acknowledge', { recordingId: damaged })
    expect((await interrupted(await roomsOn(folder))).map(({ recordingId }) => recordingId)).toEqual([sound])
    expect(await readdir(mediaFolder)).toContain(file)
  })

  test('and found damaged only when it is looked at holds up no other', async () => {
    const rooms = await roomsOn(await aDataFolder(), { examine: async (recordingId) => (recordingId === damaged ? Promise.reject(new VaultDamaged('tampered')) : someMedia) })
    const damaged: string = await film(rooms)
    const sound = await film(rooms)
    await rooms.vault.releaseLive()
    const listed = await interrupted(rooms)
    expect(listed).toHaveLength(2)
    expect(listed).toEqual(expect.arrayContaining([expect.objectContaining({ recordingId: damaged, media: null }), expect.objectContaining({ recordingId: sound, media: someMedia })]))
  })

  test('that the disk does not let close today holds up no other, and is listed tomorrow', async () => {
    const folder = await aDataFolder()
    const rooms = await roomsOn(folder)
    const [refused, sound] = [await film(rooms), await film(rooms)]
    await rooms.vault.releaseLive()
    const closeRecording = rooms.vault.closeRecording.bind(rooms.vault)
    rooms.vault.closeRecording = (recordingId) => (recordingId === refused ? Promise.reject(new AppFailure({ kind: 'storage-failed', code: 'EIO' })) : closeRecording(recordingId))
    expect((await interrupted(rooms)).map(({ recordingId }) => recordingId)).toEqual([sound])
    expect((await interrupted(await roomsOn(folder))).map(({ recordingId }) => recordingId).toSorted()).toEqual([refused, sound].toSorted())
  })

  test('and taken away while the others are looked at holds up none of them', async () => {
    const rooms = await roomsOn(await aDataFolder(), {
      examine: async () => {
        await rooms.vault.removeRecording(gone)
        return someMedia
      },
    })
    const sound = await film(rooms)
    const gone: string = await film(rooms)
    await rooms.vault.releaseLive()
    expect((await interrupted(rooms)).map(({ recordingId }) => recordingId)).toEqual([sound])
  })

  test('and cannot be looked at today is kept, and looked at again tomorrow', async () => {
    const folder = await aDataFolder()
    const today = await roomsOn(folder, { examine: () => Promise.reject(new AppFailure({ kind: 'storage-failed', code: 'EIO' })) })
    const recordingId = await film(today)
    await today.vault.releaseLive()
    expect(await interrupted(today)).toEqual([])
    expect(await interrupted(await roomsOn(folder))).toMatchObject([{ recordingId }])
  })
})

describe('a picture for a film', () => {
  const bytes = bytesOf('a drawn card')
  const hash = createHash('sha256').update(bytes).digest('hex')

  test('is kept under the hash of its bytes, once', async () => {
    const { api, vault } = await roomsOn(await aDataFolder())
    expect(await api.call('picture:put', { hash, bytes })).toMatchObject({ ok: true })
    expect(await api.call('picture:put', { hash, bytes })).toMatchObject({ ok: true })
    expect(await vault.size(`pictures/${hash}`)).toBe(bytes.length)
  })

  test('that is not the one its name says is refused', async () => {
    const { api, vault } = await roomsOn(await aDataFolder())
    expect(await api.call('picture:put', { hash, bytes: bytesOf('another') })).toMatchObject({ ok: false, error: { kind: 'invalid-request' } })
    expect(await vault.size(`pictures/${hash}`)).toBeNull()
  })
})

test('a removed recording is gone, and removing it again is no error', async () => {
  const rooms = await roomsOn(await aDataFolder())
  const recordingId = await film(rooms)
  expect(await rooms.api.call('recording:remove', { recordingId })).toMatchObject({ ok: true })
  expect(await rooms.api.call('recording:remove', { recordingId })).toMatchObject({ ok: true })
  expect(await rooms.vault.recordingIds()).toEqual([])
})

test('preparing clips is quiet: what fails there is said when the film is made', async () => {
  const { api } = await roomsOn(await aDataFolder(), { prepare: () => Promise.reject(new AppFailure({ kind: 'ffmpeg-missing' })) })
  const plan = { width: 640, height: 360, frameRate: 25 as const, items: [{ kind: 'card' as const, duration: 1_000, picture: 'ab'.repeat(32) }] }
  expect(await api.call('film:prepare', { plan })).toMatchObject({ ok: true })
  expect(await api.call('film:render', { filmId: 'film-1', plan })).toEqual({ ok: false, error: { kind: 'ffmpeg-missing' } })
})

test.each<[Channel, unknown]>([
  ['recording:append', { recordingId: '../x', index: 0, bytes: new Uint8Array(1) }],
  ['recording:append', { recordingId: 'r', index: -1, bytes: new Uint8Array(1) }],
  ['recording:append', { recordingId: 'r', index: 0, bytes: 'text' }],
  ['import:begin', { sessionId: 's', name: 'n', bytes: 1.5 }],
  ['picture:put', { hash: 'ABC', bytes: new Uint8Array(1) }],
  ['app:start', null],
])('%s refuses what does not fit the contract', async (channel, args) => {
  const { api } = await roomsOn(await aDataFolder())
  expect(await api.call(channel, args as never)).toMatchObject({ ok: false, error: { kind: 'invalid-request' } })
})

describe('taking a recording away', () => {
  const kindsOf = async ({ audit }: Rooms) => (await audit.list(null, 20)).lines.map(({ what }) => what)

  test('does not happen where it cannot be written down first', async () => {
    const rooms = await roomsOn(await aDataFolder())
    const recordingId = await film(rooms)
    vi.spyOn(rooms.audit, 'write').mockRejectedValue(new AppFailure({ kind: 'disk-full', neededBytes: 1 }))
    expect(await rooms.api.call('recording:remove', { recordingId })).toMatchObject({ ok: false, error: { kind: 'disk-full' } })
    expect(await rooms.vault.recordingIds()).toEqual([recordingId])
  })

  test('is written down once', async () => {
    const rooms = await roomsOn(await aDataFolder())
    const recordingId = await film(rooms)
    for (let time = 1; time <= 2; time += 1) await rooms.api.call('recording:remove', { recordingId })
    expect(await kindsOf(rooms)).toEqual([{ kind: 'recording-removed', recordingId }])
  })

  test('is written down, too, where nothing was filmed before the app ended', async () => {
    const rooms = await roomsOn(await aDataFolder())
    const recordingId = await film(rooms, [])
    await rooms.vault.releaseLive()
    const write = vi.spyOn(rooms.audit, 'write').mockRejectedValueOnce(new AppFailure({ kind: 'disk-full', neededBytes: 1 }))
    expect(await interrupted(rooms)).toEqual([])
    expect(await rooms.vault.recordingIds()).toEqual([recordingId])
    expect(await interrupted(rooms)).toEqual([])
    expect(write).toHaveBeenCalledTimes(2)
    expect(await rooms.vault.recordingIds()).toEqual([])
    expect(await kindsOf(rooms)).toEqual([{ kind: 'recording-removed', recordingId }])
  })
})
