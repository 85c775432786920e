import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppFailure, type AppError } from '../../../shared/domain/outcome'
import { aMedia } from '../../support/makers'

const ask = vi.hoisted(() => vi.fn<(channel: string) => Promise<unknown>>())
vi.mock('../../../renderer/bridge', () => ({ ask, api: {}, footageAddress: (id: string, part: string) => `vault://footage/${id}/${part}` }))

const { allOf } = await import('../../../renderer/db/queries/records')
const { importFile } = await import('../../../renderer/features/film/imports/import-file')
const { freshRecords } = await import('../../support/fresh-records')
const { loadWords } = await import('../../../renderer/words/words')

const file = new File(['0123'], 'snack.mp4')
const session = { id: 'session', familyId: 'family' }
const media = aMedia({ duration: 5_000 })

/** What main is asked, in order. */
const asked = () => ask.mock.calls.map(([channel]) => channel)
const listed = async () => (await allOf('recordings')).map(({ state }) => state.kind)

function mainFinishes(finish: () => Promise<unknown>): void {
  ask.mockImplementation(async channel => (channel === 'import:begin' ? { recordingId: 'r-1' } : channel === 'import:finish' ? finish() : undefined))
}
const bringIn = (signal = new AbortController().signal) => importFile(file, session, { signal, onBegun: () => undefined, onWhole: () => undefined })

beforeAll(loadWords)
beforeEach(async () => {
  await freshRecords()
  ask.mockReset()
  vi.stubGlobal('fetch', async () => Response.json({ ok: true, value: null }))
  return () => vi.unstubAllGlobals()
})

describe('a file that has been copied whole', () => {
  test('and can be played is in the list', async () => {
    mainFinishes(async () => media)
    expect(await bringIn()).toEqual({ kind: 'arrived' })
    expect(await listed()).toEqual(['ready'])
  })

  test.each<AppError>([{ kind: 'cancelled' }, { kind: 'locked' }, { kind: 'ffmpeg-missing' }, { kind: 'disk-full', neededBytes: 0 }, { kind: 'storage-failed', code: 'EIO' }])('is kept for the next start where looking at it ends with $kind', async error => {
    const because = new AppFailure(error)
    mainFinishes(() => Promise.reject(because))
    expect(await bringIn()).toEqual({ kind: 'kept', because })
    expect(await listed()).toEqual(['preparing'])
    expect(asked()).not.toContain('recording:remove')
  })

  test('and can never be played is taken away', async () => {
    mainFinishes(() => Promise.reject(new AppFailure({ kind: 'media-unreadable', problem: 'not-media' })))
    await expect(bringIn()).rejects.toMatchObject({ error: { kind: 'media-unreadable' } })
    expect(await listed()).toEqual([])
    expect(asked()).toContain('recording:remove')
  })

  test('and that somebody stops is taken away', async () => {
    const stop = new AbortController()
    mainFinishes(async () => {
      stop.abort()
      throw new AppFailure({ kind: 'cancelled' })
    })
    await expect(bringIn(stop.signal)).rejects.toMatchObject({ error: { kind: 'cancelled' } })
    expect(await listed()).toEqual([])
    expect(asked()).toEqual(['import:begin', 'import:finish', 'import:cancel', 'recording:remove'])
  })
})
