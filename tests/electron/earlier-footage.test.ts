import { describe, expect, test } from 'vitest'
import { AppFailure, valueOf } from '../../shared/domain/outcome'
import { aDataFolder } from '../support/data-folder'
import { someMedia } from '../support/fake-media'
import { serveFootage } from '../../electron/footage'
import { bytesOf } from './vault/bytes'
import { keep, roomsOn } from './rooms'

type Rooms = Awaited<ReturnType<typeof roomsOn>>

const plan = { width: 640, height: 360, frameRate: 25 as const, items: [{ kind: 'card' as const, duration: 1_000, picture: 'ab'.repeat(32) }] }

const kept = async ({ api }: Rooms) => valueOf(await api.call('recording:kept', {}))

/** Copies a file into the vault, as far as the end of its bytes. */
async function copyFile({ api, footage }: Rooms): Promise<string> {
  const { recordingId } = valueOf(await api.call('import:begin', { sessionId: 'session-1', name: 'Visit 3.MOV', bytes: 4 }))
  await serveFootage(new Request(`vault://footage/${recordingId}/import`, { method: 'POST', body: '0123' }), footage)
  return recordingId
}

describe('what the vault held when the page started', () => {
  test('names footage, where it came from and the session that it was meant for', async () => {
    const rooms = await roomsOn(await aDataFolder())
    await keep(rooms.vault, 'r-1', bytesOf('footage'))
    await rooms.api.call('app:start', {})
    expect(await kept(rooms)).toEqual([{ recordingId: 'r-1', origin: 'file', sessionId: 'session-1', startedAt: '2026-11-22T10:00:00.000Z' }])
  })

  test('has nothing that the page itself has begun since', async () => {
    const rooms = await roomsOn(await aDataFolder())
    await rooms.api.call('app:start', {})
    await copyFile(rooms)
    await rooms.api.call('recording:begin', { sessionId: 'session-1', mimeType: 'video/mp4' })
    expect(await kept(rooms)).toEqual([])
  })

  test('has a file that was copied for a page that was loaded again, and finishes it', async () => {
    const rooms = await roomsOn(await aDataFolder())
    const recordingId = await copyFile(rooms)
    await rooms.api.call('app:start', {})
    expect(await kept(rooms)).toMatchObject([{ recordingId, origin: 'file', sessionId: 'session-1' }])
    expect(await rooms.api.call('import:finish', { recordingId })).toEqual({ ok: true, value: someMedia })
  })

  test('has no longer what was removed meanwhile', async () => {
    const rooms = await roomsOn(await aDataFolder())
    await keep(rooms.vault, 'r-1', bytesOf('footage'))
    await rooms.api.call('app:start', {})
    await rooms.api.call('recording:remove', { recordingId: 'r-1' })
    expect(await kept(rooms)).toEqual([])
  })
})

describe('a film being made when its page is loaded again', () => {
  test('is stopped', async () => {
    const stopped: string[] = []
    let fail: (error: Error) => void = () => undefined
    const rooms = await roomsOn(await aDataFolder(), {
      render: () => new Promise((_resolve, reject) => (fail = reject)),
      cancelRender: (filmId) => {
        stopped.push(filmId)
        fail(new AppFailure({ kind: 'cancelled' }))
      },
    })
    const making = rooms.api.call('film:render', { filmId: 'job-1', plan })
    await rooms.api.call('app:start', {})
    expect(await making).toEqual({ ok: false, error: { kind: 'cancelled' } })
    expect(stopped).toEqual(['job-1'])
  })

  test('does not stay in the vault where it was too late to stop it', async () => {
    let end: (made: { recordingId: string; media: typeof someMedia }) => void = () => undefined
    const rooms = await roomsOn(await aDataFolder(), { render: () => new Promise((resolve) => (end = resolve)) })
    const making = rooms.api.call('film:render', { filmId: 'job-1', plan })
    await rooms.api.call('app:start', {})
    await keep(rooms.vault, 'film', bytesOf('footage'))
    end({ recordingId: 'film', media: someMedia })
    expect(await making).toEqual({ ok: false, error: { kind: 'cancelled' } })
    expect(await rooms.vault.recordingIds()).toEqual([])
  })

  test('while one that the new page asks for goes on', async () => {
    const rooms = await roomsOn(await aDataFolder(), { render: async () => ({ recordingId: 'film', media: someMedia }) })
    await rooms.api.call('app:start', {})
    expect(await rooms.api.call('film:render', { filmId: 'job-2', plan })).toEqual({ ok: true, value: { recordingId: 'film', media: someMedia } })
  })
})
