import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readBackupNote } from '../../electron/backup-note'
import { eraseFamily } from '../../electron/erase-family'
import type { EndedImports } from '../../electron/imports'
import type { OpenedVault } from '../../electron/vault/sealed-vault'
import { AppFailure, valueOf } from '../../shared/domain/outcome'
import { aDataFolder } from '../support/data-folder'
import { openWholeVault } from '../support/test-vault'
import { keep, roomsOn } from './rooms'

let opened: OpenedVault
const allow = vi.fn()
const imports = { cancel: vi.fn(async () => false), endFor: vi.fn(async (): Promise<EndedImports> => ({ recordingIds: [], allow })) }
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

describe('a file that is still being copied into one of its sessions', () => {
  const theirs = { sessionId: 'session-1', name: 'Visit 3.MOV', bytes: 4 }
  const erasing = { familyId: 'fern', sessionIds: ['session-1'], recordingIds: [], counts: fern.counts }

  test('is stopped, and nothing of it stays', async () => {
    const { api, imports: onTheirWay, vault } = await roomsOn(await aDataFolder())
    const { recordingId } = valueOf(await api.call('import:begin', theirs))
    const others = valueOf(await api.call('import:begin', { ...theirs, sessionId: 'session-2' }))
    let end = (): void => undefined
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array([0, 1, 2, 3]))
        end = () => controller.close()
      },
      cancel() {
        end = () => undefined
      },
    })
    const became = onTheirWay.receive(recordingId, body).then(
      () => 'whole',
      (error: unknown) => (error instanceof AppFailure ? error.error.kind : error),
    )
    expect(await api.call('family:erase', erasing)).toMatchObject({ ok: true })
    end()
    expect(await became).toBe('cancelled')
    expect(await vault.recordingIds()).toEqual([])
    await onTheirWay.receive(others.recordingId, new Response('0123').body)
    expect(await vault.recordingIds()).toEqual([others.recordingId])
  })

  test('is not followed by the next one that waits for its turn', async () => {
    const { api } = await roomsOn(await aDataFolder())
    await api.call('family:erase', erasing)
    expect(await api.call('import:begin', theirs)).toEqual({ ok: false, error: { kind: 'cancelled' } })
    expect(await api.call('import:begin', { ...theirs, sessionId: 'session-2' })).toMatchObject({ ok: true })
  })

  test('may be brought in again where erasing failed', async () => {
    vi.spyOn(opened, 'erase').mockRejectedValue(new AppFailure({ kind: 'disk-full', neededBytes: 0 }))
    await expect(erase()).rejects.toMatchObject({ error: { kind: 'disk-full' } })
    expect(allow).toHaveBeenCalledOnce()
  })
})

test('footage that was taken away meanwhile does not stop it', async () => {
  const facts = opened.vault.facts.bind(opened.vault)
  vi.spyOn(opened.vault, 'facts').mockImplementation((recordingId) => (recordingId === 'others' ? Promise.reject(new AppFailure({ kind: 'recording-missing', recordingId })) : facts(recordingId)))
  expect(await erase()).toEqual({ recordings: 2 })
})

test('it is remembered that backups from before hold it', async () => {
  await erase()
  expect(readBackupNote(await opened.backupNote.read()).erasedAt).not.toBeNull()
})

test('where that cannot be remembered, it is erased all the same', async () => {
  vi.spyOn(opened.backupNote, 'write').mockRejectedValue(new AppFailure({ kind: 'disk-full', neededBytes: 0 }))
  expect(await erase()).toEqual({ recordings: 2 })
  expect(await opened.vault.recordingIds()).toEqual(['others'])
})
