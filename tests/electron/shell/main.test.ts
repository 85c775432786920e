import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Channel } from '../../../shared/bridge/contract'
import type { AppStart } from '../../../shared/bridge/results'
import { valueOf, type Outcome } from '../../../shared/domain/outcome'
import * as fake from '../../support/fake-electron'

vi.mock('electron', () => import('../../support/fake-electron'))

let place: string
let folder: string

/** As the page calls it. */
async function call<T>(channel: Channel, args: object): Promise<Outcome<T>> {
  return (await fake.served.get(channel)?.({ senderFrame: { url: 'app://second-look/index.html', parent: null } }, args)) as Outcome<T>
}

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'second-look-main-'))
  folder = join(place, 'data')
  fake.startAnew()
  // A page that is never drawn: nothing has to be built first.
  fake.app.appPath = place
  await mkdir(join(place, 'dist', 'renderer'), { recursive: true })
  await writeFile(join(place, 'dist', 'renderer', 'index.html'), '<!doctype html>')
  vi.spyOn(process, 'argv', 'get').mockReturnValue(['electron', '.', '--data', folder])
  await import('../../../electron/main')
  fake.app.becomeReady()
  await vi.waitFor(() => expect(fake.FakeWindow.all[0]?.loaded).toEqual(['app://second-look/index.html']), { timeout: 60_000 })
  await call('vault:create', { passphrase: new TextEncoder().encode('wren heron robin finch swift') })
}, 90_000)

afterAll(async () => {
  vi.restoreAllMocks()
  await rm(place, { recursive: true })
})

test('the page learns at its start which shell it runs in', async () => {
  expect(await call<AppStart>('app:start', {})).toMatchObject({ ok: true, value: { version: '9.8.7', shell: 'electron', printing: 'file', isDemo: false, demoRecordings: [] } })
})

test('what is being filmed is in the vault of the data folder, and cannot be played before it is closed', async () => {
  const { recordingId } = valueOf(await call<{ recordingId: string }>('recording:begin', { sessionId: 'session-1', mimeType: 'video/webm' }))
  expect(await call('recording:append', { recordingId, index: 0, bytes: new Uint8Array([1, 2, 3]) })).toMatchObject({ ok: true })
  expect(existsSync(join(folder, 'vault', 'vault.json'))).toBe(true)
  const response = await fake.session.defaultSession.schemes.get('vault')?.(new Request(`vault://footage/${recordingId}/play`))
  expect(response?.status).toBe(409)
})

test('a page that crashes while filming loses nothing: the recording is found by the next one', async () => {
  const { recordingId } = valueOf(await call<{ recordingId: string }>('recording:begin', { sessionId: 'session-1', mimeType: 'video/webm' }))
  await call('recording:append', { recordingId, index: 0, bytes: new Uint8Array([1]) })
  fake.FakeWindow.all[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  await vi.waitFor(() => expect(fake.FakeWindow.all[0]?.reload).toHaveBeenCalledOnce())
  expect(await call('recording:append', { recordingId, index: 1, bytes: new Uint8Array([2]) })).toMatchObject({ ok: false })
})

test('closing waits for the page, puts vault and media away, and quits', async () => {
  fake.FakeWindow.all[0]?.close()
  expect(fake.FakeWindow.all[0]?.isDestroyed()).toBe(false)
  expect(await call('app:ready-to-close', {})).toEqual({ ok: true, value: undefined })
  await vi.waitFor(() => expect(fake.app.hasQuit).toBe(true), { timeout: 30_000 })
})
