import { createHash } from 'node:crypto'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeCopies, type Copies } from '../../electron/copies'
import type { OpenedVault } from '../../electron/vault/sealed-vault'
import type { Args } from '../../shared/bridge/contract'
import { AppFailure } from '../../shared/domain/outcome'
import { aDataFolder } from '../support/data-folder'
import { openWholeVault } from '../support/test-vault'

const PASSPHRASE = new TextEncoder().encode('wren heron robin finch swift')

let filmBytes: Buffer
let opened: OpenedVault
let folder: string
let path: string | null
let copies: Copies
const showInFolder = vi.fn<(path: string) => void>()
const confirm = vi.fn<(passphrase: Uint8Array) => Promise<void>>()

// In fragments, as ffmpeg writes into a pipe.
beforeAll(async () => {
  const made = await mkdtemp(join(tmpdir(), 'second-look-film-'))
  const file = join(made, 'film.mp4')
  await promisify(execFile)('ffmpeg', ['-v', 'error', '-i', fileURLToPath(new URL('../fixtures/flash-and-click.mp4', import.meta.url)), '-c', 'copy', '-map_metadata', '-1', '-map_metadata:s', '-1', '-fflags', '+bitexact', '-movflags', 'frag_keyframe+empty_moov+default_base_moof', file])
  filmBytes = await readFile(file)
  await rm(made, { recursive: true })
}, 60_000)

beforeEach(async () => {
  const data = await aDataFolder()
  opened = await openWholeVault(data)
  folder = join(data, 'stick')
  await mkdir(folder)
  path = join(folder, 'Film.mp4')
  showInFolder.mockReset()
  confirm.mockReset().mockResolvedValue(undefined)
  copies = makeCopies({ opened, shell: { chooseCopyFile: async () => path, showInFolder }, confirm })
  const writer = await opened.vault.write('recordings/film-1/original')
  await writer.append(filmBytes)
  await writer.commit()
  await opened.vault.updateFacts('film-1', { sessionId: null, origin: 'film', mimeType: 'video/mp4', startedAt: '2026-11-22T10:00:00.000Z', state: 'closed' })
})

async function choose(): Promise<string> {
  const { chosen } = await copies.handlers['copy:choose']({ passphrase: PASSPHRASE })
  if (!chosen) throw new Error('Nothing was chosen')
  return chosen.copyId
}
const about = (copyId: string): Args<'copy:make'> => ({ copyId, recordingId: 'film-1', adults: ['mother'], children: 1, consentId: null, reason: 'Dana wants to show it to her sister' })
const told = async () => (await opened.audit.list(null, 100)).lines.toReversed().map(({ what }) => what)

describe('a copy for the family', () => {
  test('is an ordinary file where the person chose, and what is written down of it can be checked', async () => {
    const copyId = await choose()
    const { bytes, sha256 } = await copies.handlers['copy:make'](about(copyId))
    const file = await readFile(join(folder, 'Film.mp4'))
    expect(file.subarray(4, 8).toString('latin1')).toBe('ftyp')
    expect(file.length).toBe(bytes)
    expect(createHash('sha256').update(file).digest('hex')).toBe(sha256)
    expect(await told()).toEqual([
      { kind: 'giving-copy', copyId, recordingId: 'film-1', adults: ['mother'], children: 1, consentId: null, reason: 'Dana wants to show it to her sister', place: 'folder' },
      { kind: 'copy-given', copyId, bytes, sha256 },
    ])
    expect(JSON.stringify(await told())).not.toContain('Film.mp4')
  })

  test('is told of by its name and its folder’s, and shown where it lies', async () => {
    const copyId = await choose()
    await expect(copies.handlers['copy:show']({ copyId })).rejects.toMatchObject({ error: { kind: 'not-available' } })
    expect((await copies.handlers['copy:make'](about(copyId))).where).toEqual({ file: 'Film.mp4', folder: 'stick', canShow: true })
    await copies.handlers['copy:show']({ copyId })
    expect(showInFolder).toHaveBeenCalledExactlyOnceWith(join(folder, 'Film.mp4'))
  })

  test('is told of by its whole folder where the shell can show nobody anything', async () => {
    copies = makeCopies({ opened, shell: { chooseCopyFile: async () => path, showInFolder: null }, confirm })
    const copyId = await choose()
    expect((await copies.handlers['copy:make'](about(copyId))).where).toEqual({ file: 'Film.mp4', folder, canShow: false })
    await expect(copies.handlers['copy:show']({ copyId })).rejects.toMatchObject({ error: { kind: 'not-available' } })
  })

  test('needs the passphrase first, and nobody is asked where to without it', async () => {
    const chooseCopyFile = vi.fn(async () => path)
    confirm.mockRejectedValue(new AppFailure({ kind: 'wrong-passphrase' }))
    const refused = makeCopies({ opened, shell: { chooseCopyFile, showInFolder }, confirm })
    await expect(refused.handlers['copy:choose']({ passphrase: PASSPHRASE })).rejects.toMatchObject({ error: { kind: 'wrong-passphrase' } })
    expect(chooseCopyFile).not.toHaveBeenCalled()
  })

  test('is not made where nothing was chosen, and never twice for one choice', async () => {
    path = null
    expect(await copies.handlers['copy:choose']({ passphrase: PASSPHRASE })).toEqual({ chosen: null })
    await expect(copies.handlers['copy:make'](about('made-up'))).rejects.toMatchObject({ error: { kind: 'not-available' } })
    path = join(folder, 'Film.mp4')
    const copyId = await choose()
    await copies.handlers['copy:make'](about(copyId))
    await expect(copies.handlers['copy:make'](about(copyId))).rejects.toMatchObject({ error: { kind: 'not-available' } })
  })

  test('is written down before its first byte: where that fails, nothing leaves the vault', async () => {
    const copyId = await choose()
    vi.spyOn(opened.audit, 'write').mockRejectedValue(new AppFailure({ kind: 'disk-full', neededBytes: 0 }))
    await expect(copies.handlers['copy:make'](about(copyId))).rejects.toMatchObject({ error: { kind: 'disk-full' } })
    expect(await readdir(folder)).toEqual([])
  })

  test('leaves nothing where it is broken off, and leaves what stood there before', async () => {
    await writeFile(join(folder, 'Film.mp4'), 'another film')
    const copyId = await choose()
    const read = opened.vault.read.bind(opened.vault)
    vi.spyOn(opened.vault, 'read').mockImplementation((...args) => {
      void copies.handlers['copy:cancel']({ copyId })
      return read(...args)
    })
    await expect(copies.handlers['copy:make'](about(copyId))).rejects.toMatchObject({ error: { kind: 'cancelled' } })
    expect(await readdir(folder)).toEqual(['Film.mp4'])
    expect(await readFile(join(folder, 'Film.mp4'), 'utf8')).toBe('another film')
    expect((await told()).at(-1)).toEqual({ kind: 'copy-failed', copyId })
  })

  test('is broken off when the vault is locked', async () => {
    const copyId = await choose()
    const giving = copies.handlers['copy:make'](about(copyId))
    const outcome = giving.then(() => 'given', () => 'broken off')
    await copies.stop()
    expect(await outcome).toBe('broken off')
    expect(await readdir(folder)).toEqual([])
  })

  test('is of a film made here, never of raw footage', async () => {
    await opened.vault.updateFacts('film-1', { origin: 'camera' })
    const copyId = await choose()
    await expect(copies.handlers['copy:make'](about(copyId))).rejects.toMatchObject({ error: { kind: 'recording-missing' } })
    expect(await told()).toEqual([])
  })
})
