import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { serveFootage, type FootageDependencies } from '../../electron/footage'
import { AppFailure, valueOf, type Outcome } from '../../shared/domain/outcome'
import { aDataFolder } from '../support/data-folder'
import { someMedia } from '../support/fake-media'
import { textAt } from './vault/bytes'
import { roomsOn } from './rooms'

const announce = { sessionId: 'session-1', name: 'Visit 3.MOV' }

/** Pieces of a body as a page would send it; stays open until `end` resolves. */
function bodyOf(pieces: readonly string[], end: Promise<unknown> = Promise.resolve()): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
      await end.then(
        () => controller.close(),
        (error: unknown) => controller.error(error),
      )
    },
  })
}

async function send(footage: FootageDependencies, recordingId: string, body: ReadableStream<Uint8Array>, signal?: AbortSignal): Promise<Outcome<null>> {
  const response = await serveFootage(new Request(`vault://footage/${recordingId}/import`, { method: 'POST', body, duplex: 'half', ...(signal && { signal }) } as RequestInit), footage)
  expect(response.status).toBe(200)
  return (await response.json()) as Outcome<null>
}

const recordingsIn = (folder: string) => readdir(join(folder, 'vault', 'media'))
const idOf = (outcome: Outcome<{ recordingId: string }>) => valueOf(outcome).recordingId

describe('a file being imported', () => {
  test('is copied, looked at, and from then on a recording', async () => {
    const { api, footage, vault, announced } = await roomsOn(await aDataFolder())
    const id = idOf(await api.call('import:begin', { ...announce, bytes: 10 }))
    expect(await send(footage, id, bodyOf(['01234', '56789']))).toEqual({ ok: true, value: null })
    expect(await api.call('import:finish', { recordingId: id })).toEqual({ ok: true, value: someMedia })
    expect(await textAt(vault, `recordings/${id}/original`)).toBe('0123456789')
    expect(await vault.facts(id)).toMatchObject({ sessionId: 'session-1', origin: 'file', state: 'closed' })
    expect(announced.at(-1)).toEqual({ name: 'import:progress', payload: { recordingId: id, phase: 'copying', fraction: 1 } })
  })

  test.each([
    ['shorter', ['0123']],
    ['longer', ['01234', '56789', 'x']],
    ['empty', []],
  ])('that turns out %s than announced has changed meanwhile, and is not kept', async (_, pieces) => {
    const folder = await aDataFolder()
    const { api, footage } = await roomsOn(folder)
    const id = idOf(await api.call('import:begin', { ...announce, bytes: 10 }))
    expect(await send(footage, id, bodyOf(pieces))).toEqual({ ok: false, error: { kind: 'source-vanished' } })
    expect(await recordingsIn(folder)).toEqual([])
    expect(await api.call('import:finish', { recordingId: id })).toMatchObject({ ok: false, error: { kind: 'recording-missing' } })
  })

  test('whose source breaks off leaves nothing', async () => {
    const folder = await aDataFolder()
    const { api, footage } = await roomsOn(folder)
    const id = idOf(await api.call('import:begin', { ...announce, bytes: 10 }))
    expect(await send(footage, id, bodyOf(['0123'], Promise.reject(new Error('the card was pulled out'))))).toEqual({ ok: false, error: { kind: 'source-vanished' } })
    expect(await recordingsIn(folder)).toEqual([])
  })

  test('that is cancelled on the way leaves nothing', async () => {
    const folder = await aDataFolder()
    const { api, audit, footage, announced } = await roomsOn(folder)
    const id = idOf(await api.call('import:begin', { ...announce, bytes: 10 }))
    const sending = send(footage, id, bodyOf(['0123'], new Promise(() => undefined)))
    await expect.poll(() => announced.length).toBe(1)
    expect(await api.call('import:cancel', { recordingId: id })).toMatchObject({ ok: true })
    expect(await sending).toEqual({ ok: false, error: { kind: 'cancelled' } })
    expect(await recordingsIn(folder)).toEqual([])
    expect((await audit.list(null, 10)).lines).toEqual([])
  })

  test('that is cancelled while it is looked at leaves nothing but a line that it was taken away', async () => {
    const folder = await aDataFolder()
    const { api, footage, audit } = await roomsOn(folder, {
      examine: (_, { signal }) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('stopped')))),
    })
    const id = idOf(await api.call('import:begin', { ...announce, bytes: 4 }))
    await send(footage, id, bodyOf(['0123']))
    const finishing = api.call('import:finish', { recordingId: id })
    // As the page does: it takes away what the cancelling may not have met.
    await Promise.all([api.call('import:cancel', { recordingId: id }), api.call('recording:remove', { recordingId: id })])
    expect(await finishing).toEqual({ ok: false, error: { kind: 'cancelled' } })
    expect(await recordingsIn(folder)).toEqual([])
    expect((await audit.list(null, 10)).lines.map(({ what }) => what)).toEqual([{ kind: 'recording-removed', recordingId: id }])
  })

  test.each(['import:cancel', 'recording:remove'] as const)('before the app was last closed, and taken away unseen by %s, is written down first', async (channel) => {
    const folder = await aDataFolder()
    const before = await roomsOn(folder)
    const id = idOf(await before.api.call('import:begin', { ...announce, bytes: 4 }))
    await send(before.footage, id, bodyOf(['0123']))
    await before.vault.close()
    const { api, audit, vault } = await roomsOn(folder)
    const write = vi.spyOn(audit, 'write').mockRejectedValueOnce(new AppFailure({ kind: 'disk-full', neededBytes: 0 }))
    expect(await api.call(channel, { recordingId: id })).toMatchObject({ ok: false, error: { kind: 'disk-full' } })
    expect(await vault.recordingIds()).toEqual([id])
    expect(await api.call(channel, { recordingId: id })).toMatchObject({ ok: true })
    expect(await vault.recordingIds()).toEqual([])
    expect(write).toHaveBeenLastCalledWith({ kind: 'recording-removed', recordingId: id })
  })

  test('whose page goes away leaves nothing', async () => {
    const folder = await aDataFolder()
    const { api, footage, announced } = await roomsOn(folder)
    const id = idOf(await api.call('import:begin', { ...announce, bytes: 10 }))
    const page = new AbortController()
    const sending = send(footage, id, bodyOf(['0123'], new Promise(() => undefined)), page.signal)
    await expect.poll(() => announced.length).toBe(1)
    page.abort()
    expect(await sending).toEqual({ ok: false, error: { kind: 'source-vanished' } })
    expect(await recordingsIn(folder)).toEqual([])
  })

  test('may be looked at after the app was closed in between', async () => {
    const folder = await aDataFolder()
    const before = await roomsOn(folder)
    const id = idOf(await before.api.call('import:begin', { ...announce, bytes: 4 }))
    await send(before.footage, id, bodyOf(['0123']))
    await before.vault.close()
    const after = await roomsOn(folder)
    expect(await after.api.call('import:finish', { recordingId: id })).toEqual({ ok: true, value: someMedia })
  })

  test.each([
    ['ffmpeg is missing', new AppFailure({ kind: 'ffmpeg-missing' })],
    ['the disk is full', new AppFailure({ kind: 'disk-full', neededBytes: 0 })],
    ['the disk refuses', new AppFailure({ kind: 'storage-failed', code: 'EIO' })],
    ['ffmpeg ends unexpectedly', new AppFailure({ kind: 'ffmpeg-failed', exitCode: 1, lastLines: '' })],
    ['of a bug', new Error('a bug')],
  ])('and cannot be looked at today because %s is kept, and looked at tomorrow', async (_, problem) => {
    const folder = await aDataFolder()
    let isToday = true
    const { api, footage, vault } = await roomsOn(folder, { examine: async () => (isToday ? Promise.reject(problem) : someMedia) })
    const id = idOf(await api.call('import:begin', { ...announce, bytes: 4 }))
    await send(footage, id, bodyOf(['0123']))
    await api.call('import:finish', { recordingId: id }).catch(() => undefined)
    expect(await textAt(vault, `recordings/${id}/original`)).toBe('0123')
    isToday = false
    expect(await api.call('import:finish', { recordingId: id })).toEqual({ ok: true, value: someMedia })
  })

  test('and can never be played is not kept', async () => {
    const folder = await aDataFolder()
    const { api, footage } = await roomsOn(folder, { examine: () => Promise.reject(new AppFailure({ kind: 'media-unreadable', problem: 'not-media' })) })
    const id = idOf(await api.call('import:begin', { ...announce, bytes: 4 }))
    await send(footage, id, bodyOf(['0123']))
    expect(await api.call('import:finish', { recordingId: id })).toEqual({ ok: false, error: { kind: 'media-unreadable', problem: 'not-media' } })
    expect(await recordingsIn(folder)).toEqual([])
  })

  test('is looked at once, also where its page was loaded again meanwhile', async () => {
    let look: (value?: unknown) => void = () => undefined
    let looks = 0
    const { api, footage } = await roomsOn(await aDataFolder(), {
      examine: async () => {
        looks += 1
        await new Promise((resolve) => (look = resolve))
        return someMedia
      },
    })
    const id = idOf(await api.call('import:begin', { ...announce, bytes: 4 }))
    await send(footage, id, bodyOf(['0123']))
    const first = api.call('import:finish', { recordingId: id })
    const second = api.call('import:finish', { recordingId: id })
    await expect.poll(() => looks).toBe(1)
    look()
    expect(await Promise.all([first, second])).toEqual([{ ok: true, value: someMedia }, { ok: true, value: someMedia }])
    expect(looks).toBe(1)
  })

  test('is sent once: a second sender is turned away, and the first goes on', async () => {
    const { api, footage } = await roomsOn(await aDataFolder())
    const id = idOf(await api.call('import:begin', { ...announce, bytes: 4 }))
    let end: (value?: unknown) => void = () => undefined
    const first = send(footage, id, bodyOf(['0123'], new Promise((resolve) => (end = resolve))))
    expect(await send(footage, id, bodyOf(['9999']))).toEqual({ ok: false, error: { kind: 'recording-busy', recordingId: id } })
    end()
    expect(await first).toEqual({ ok: true, value: null })
  })
})

describe('a file that cannot be taken', () => {
  test('because nobody announced it is refused', async () => {
    const { footage } = await roomsOn(await aDataFolder())
    expect(await send(footage, 'r-9', bodyOf(['x']))).toEqual({ ok: false, error: { kind: 'recording-missing', recordingId: 'r-9' } })
  })

  test('because it is too large is refused before a byte is sent', async () => {
    const { api } = await roomsOn(await aDataFolder())
    expect(await api.call('import:begin', { ...announce, bytes: 64 * 1_024 ** 3 + 1 })).toEqual({ ok: false, error: { kind: 'media-unreadable', problem: 'too-large' } })
  })

  test('because the disk has no room for it says how much more it needs', async () => {
    const { api, vault } = await roomsOn(await aDataFolder())
    vault.freeBytes = async () => 1_000
    expect(await api.call('import:begin', { ...announce, bytes: 951 })).toEqual({ ok: false, error: { kind: 'disk-full', neededBytes: 1 } })
    expect(await api.call('import:begin', { ...announce, bytes: 5_000 })).toEqual({ ok: false, error: { kind: 'disk-full', neededBytes: 4_050 } })
    expect(await api.call('import:begin', { ...announce, bytes: 950 })).toMatchObject({ ok: true })
  })

  test('footage that was filmed is never removed as if it were an import', async () => {
    const { api, vault } = await roomsOn(await aDataFolder())
    const id = idOf(await api.call('recording:begin', { sessionId: 'session-1', mimeType: 'video/mp4' }))
    await api.call('import:cancel', { recordingId: id })
    expect(await api.call('import:finish', { recordingId: id })).toMatchObject({ ok: false, error: { kind: 'recording-missing' } })
    expect(await vault.recordingIds()).toEqual([id])
  })
})
