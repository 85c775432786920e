import { beforeEach, expect, test, vi } from 'vitest'
import { eraseFamily } from '../../electron/erase-family'
import type { OpenedVault } from '../../electron/vault/sealed-vault'
import { AppFailure } from '../../shared/domain/outcome'
import { aDataFolder } from '../support/data-folder'
import { openWholeVault } from '../support/test-vault'
import { keep } from './rooms'

let opened: OpenedVault
const imports = { cancel: vi.fn(async () => undefined) }
const films = { stopAll: vi.fn() }
const fern = { familyId: 'fern', sessionIds: ['session-1'], recordingIds: ['film-1'], counts: { held: 1, planned: 3, recordings: 1, footage: 90_000, films: 1, notes: 0 } }
const erase = () => eraseFamily(fern, { opened, imports, films })
const told = async () => (await opened.audit.list(null, 10)).lines.toReversed().map(({ what }) => what)

beforeEach(async () => {
  vi.clearAllMocks()
  opened = await openWholeVault(await aDataFolder())
  await keep(opened.vault, 'film-1', new Uint8Array([1]))
  await opened.vault.updateFacts('film-1', { sessionId: null, origin: 'film' })
  // No record names it: a file whose row was never written.
  await keep(opened.vault, 'stray', new Uint8Array([2]))
  await keep(opened.vault, 'others', new Uint8Array([3]))
  await opened.vault.updateFacts('others', { sessionId: 'session-2' })
})

test('footage of its sessions that no record names goes too, and that of others stays', async () => {
  expect(await erase()).toEqual({ recordings: 2 })
  expect(await opened.vault.recordingIds()).toEqual(['others'])
  expect(imports.cancel.mock.calls.flat()).toEqual(['film-1', 'stray'])
})

test('it is written down before the first key goes, and when the last one has', async () => {
  const counts = { familyId: 'fern', sessions: 1, recordings: 2, counts: fern.counts }
  let before: unknown
  const spy = vi.spyOn(opened, 'erase').mockImplementation(async () => void (before = await told()))
  await erase()
  expect(before).toEqual([{ kind: 'erasing-family', ...counts }])
  expect(await told()).toEqual([{ kind: 'erasing-family', ...counts }, { kind: 'family-erased', ...counts }])
  spy.mockRestore()
})

test('where it cannot be written down, nothing is erased', async () => {
  vi.spyOn(opened.audit, 'write').mockRejectedValue(new AppFailure({ kind: 'disk-full', neededBytes: 0 }))
  await expect(erase()).rejects.toMatchObject({ error: { kind: 'disk-full' } })
  expect((await opened.vault.recordingIds()).toSorted()).toEqual(['film-1', 'others', 'stray'])
})

test('while one of its sessions is being filmed it is refused', async () => {
  const recordingId = await opened.vault.beginRecording({ sessionId: 'session-1', origin: 'camera', mimeType: 'video/webm', startedAt: '2026-11-22T10:00:00.000Z', state: 'open' })
  await expect(erase()).rejects.toMatchObject({ error: { kind: 'recording-busy', recordingId } })
  expect(await told()).toEqual([])
  expect((await opened.vault.recordingIds()).toSorted()).toEqual(expect.arrayContaining(['film-1', 'stray']))
})

test('a film that is being made of it is stopped first, so that it does not come in afterwards', async () => {
  const order: string[] = []
  films.stopAll.mockImplementation(() => void order.push('stopped'))
  vi.spyOn(opened, 'erase').mockImplementation(async () => void order.push('erased'))
  await erase()
  expect(order).toEqual(['stopped', 'erased'])
})
