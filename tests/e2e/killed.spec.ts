import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { valueOf } from '../../shared/domain/outcome'
import { openPage } from '../support/preview-page'
import { PASSPHRASE } from './door'
import { insideTheVault, originalOf } from './inside-the-vault'
import { startPreview } from './preview-process'

const INTERRUPTED = new URL('../fixtures/interrupted.mp4', import.meta.url)

let dataFolder: string
test.beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'second-look-test-'))
})
test.afterEach(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 5 }))

test('filming that ends with a crash of the app is offered at the next start, to its last chunk, and plays', { tag: '@preview' }, async () => {
  const filmed = await readFile(INTERRUPTED)
  const crashing = await startPreview(['--data', dataFolder])
  const page = await openPage(crashing.entrance)
  expect(await page.api.call('vault:create', { passphrase })).toMatchObject({ ok: true })
  const { recordingId } = valueOf(await page.api.call('recording:begin', { sessionId: 'session-1', mimeType: 'video/mp4' }))
  for (let index = 0; index * CHUNK < filmed.length; index += 1) {
    const appended = await page.api.call('recording:append', { recordingId, index, bytes: new Uint8Array(filmed.subarray(index * CHUNK, (index + 1) * CHUNK)) })
    expect(appended.ok).toBe(true)
  }
  await crashing.kill()
  page.close()

  const next = await startPreview(['--data', dataFolder])
  const after = await openPage(next.entrance)
  expect(await after.api.call('recording:interrupted', {})).toEqual({ ok: false, error: { kind: 'locked' } })
  expect(await after.api.call('vault:unlock', { passphrase })).toMatchObject({ ok: true })
  try {
    const listed = valueOf(await after.api.call('recording:interrupted', {}))
    expect(listed).toMatchObject([{ recordingId, sessionId: 'session-1' }])
    expect(listed[0]?.media?.duration).toBeGreaterThan(0)
    expect(listed[0]?.media?.frames).toBeGreaterThan(0)
    const played = await fetch(`${after.api.footageBase}/${recordingId}/play`, { headers: { cookie: after.cookie, range: 'bytes=4-7' } })
    expect(await played.text()).toBe('ftyp')

    await after.api.call('recording:acknowledge', { recordingId })
    expect(await after.api.call('recording:interrupted', {})).toEqual({ ok: true, value: [] })
  } finally {
    after.close()
    await next.stop()
  }
  expect((await insideTheVault(dataFolder, (vault) => originalOf(vault, recordingId))).equals(filmed)).toBe(true)
})

test('a second start on the same data says in a sentence that it is open already', { tag: '@preview' }, async () => {
  const first = await startPreview(['--data', dataFolder])
  await expect(startPreview(['--data', dataFolder])).rejects.toThrow('ended with 1: Second Look is already open with these data.')
  expect(await first.stop()).toBe(0)
})

test('after a crash the next start follows at once, under the same address', { tag: '@preview' }, async () => {
  const crashing = await startPreview(['--data', dataFolder])
  await crashing.kill()
  const next = await startPreview(['--data', dataFolder])
  expect(new URL(next.entrance).origin).toBe(new URL(crashing.entrance).origin)
  await next.stop()
})

const CHUNK = 16_384

const passphrase = new TextEncoder().encode(PASSPHRASE)
