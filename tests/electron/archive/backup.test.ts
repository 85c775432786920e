import { chmod, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backupName } from '../../../electron/archive/backup/layout'
import { verifyBackup } from '../../../electron/archive/backup/verify-backup'
import { localDisk } from '../../../electron/vault/disk'
import type { OpenedVault } from '../../../electron/vault/sealed-vault'
import { backUp, openVaultWithSlots, PASSPHRASE, quickKdf } from '../../support/backup-vault'
import { someBytes } from '../../support/containers'
import { aDataFolder } from '../../support/data-folder'
import { flipByte } from '../../support/flip-byte'
import { failingDisk } from '../../support/failing-disk'
import { keep } from '../rooms'

const MIB = 1_024 * 1_024

async function aVaultAndAFolder() {
  const [dataFolder, folder] = [await aDataFolder(), await aDataFolder()]
  const { opened } = await openVaultWithSlots(dataFolder)
  await keep(opened.vault, 'recording-1', someBytes(3 * MIB))
  await note(opened, 'first')
  return { dataFolder, folder, opened, path: join(folder, backupName(opened.vaultId)) }
}

const note = (opened: OpenedVault, text: string) =>
  opened.records.commit([{ table: 'families', id: 'family-1', group: 'family-1', references: {}, value: { text } }])

const verify = (path: string, passphrase = PASSPHRASE) => verifyBackup({ disk: localDisk, path, secret: { passphrase }, derive: quickKdf })

describe('a backup', () => {
  test('is one file that opens with the passphrase alone and says what it holds', async () => {
    const { opened, folder, path } = await aVaultAndAFolder()
    await backUp(opened, folder)
    expect(await readdir(folder)).toEqual([backupName(opened.vaultId)])
    expect(await verify(path)).toMatchObject({ recordings: 1, steps: 1 })
    await expect(verify(path, Buffer.from('another passphrase'))).rejects.toMatchObject({ error: { kind: 'wrong-passphrase' } })
    await opened.vault.close()
  })

  test('adds only what is not in it yet', async () => {
    const { opened, folder, path } = await aVaultAndAFolder()
    const first = await backUp(opened, folder)
    await keep(opened.vault, 'recording-2', someBytes(MIB))
    await note(opened, 'second')
    const second = await backUp(opened, folder)
    expect(first.addedBytes).toBeGreaterThan(3 * MIB)
    expect(second.addedBytes).toBeLessThan(1.5 * MIB)
    expect(second.bytes).toBe((await stat(path)).size)
    expect(await verify(path)).toMatchObject({ recordings: 2, steps: 2 })
    await opened.vault.close()
  })

  test('is written anew when more of it is of no use than is', async () => {
    const { opened, folder, path } = await aVaultAndAFolder()
    await backUp(opened, folder)
    await opened.vault.removeRecording('recording-1')
    await keep(opened.vault, 'recording-2', someBytes(MIB))
    await backUp(opened, folder)
    expect((await stat(path)).size).toBeLessThan(2 * MIB)
    expect(await verify(path)).toMatchObject({ recordings: 1 })
    expect(await readdir(folder)).toHaveLength(1)
    await opened.vault.close()
  })

  test('takes along what is being filmed as far as it is on disk, while filming goes on', async () => {
    const { opened, folder, path } = await aVaultAndAFolder()
    const recordingId = await opened.vault.beginRecording({ sessionId: 'session-1', origin: 'camera', mimeType: 'video/mp4', startedAt: '2026-11-22T10:00:00.000Z', state: 'open' })
    await opened.vault.appendChunk(recordingId, 0, someBytes(1_000))
    let chunk = 1
    const onProgress = () => void opened.vault.appendChunk(recordingId, chunk++, someBytes(500)).catch(() => undefined)
    await backUp(opened, folder, { onProgress })
    expect(await verify(path)).toMatchObject({ recordings: 2 })
    await opened.vault.close()
  })

  test('holds no key of what was erased while it was being made', async () => {
    const { opened, folder, path } = await aVaultAndAFolder()
    await keep(opened.vault, 'recording-2', someBytes(MIB))
    let taken = 0
    await backUp(opened, folder, {
      async snapshot() {
        const snapshot = await opened.snapshot()
        taken += 1
        if (taken === 1) await opened.vault.removeRecording('recording-2')
        return snapshot
      },
    })
    expect(taken).toBe(2)
    expect(await verify(path)).toMatchObject({ recordings: 1 })
    await opened.vault.close()
  })

  test('that is brought up to date after an erasure overwrites the key that opened its earlier catalogue', async () => {
    const { opened, folder, path, dataFolder } = await aVaultAndAFolder()
    await keep(opened.vault, 'recording-2', someBytes(1_000))
    const keyring = await readFile(join(dataFolder, 'vault', 'keyring-1'))
    await backUp(opened, folder)
    expect((await readFile(path)).includes(keyring)).toBe(true)
    await opened.vault.removeRecording('recording-2')
    await backUp(opened, folder)
    expect((await readFile(path)).includes(keyring)).toBe(false)
    expect(await verify(path)).toMatchObject({ recordings: 1 })
    await opened.vault.close()
  })

  test('that was read back whole stays where a spent key is overwritten and the place then refuses; the next one overwrites again', async () => {
    const { opened, folder, path, dataFolder } = await aVaultAndAFolder()
    await keep(opened.vault, 'recording-2', someBytes(1_000))
    const keyring = await readFile(join(dataFolder, 'vault', 'keyring-1'))
    await backUp(opened, folder)
    await opened.vault.removeRecording('recording-2')
    await note(opened, 'second')
    const refusing = (overwrites: boolean) => ({
      ...localDisk,
      async overwrite(...where: Parameters<typeof localDisk.overwrite>) {
        if (overwrites) await localDisk.overwrite(...where)
        throw Object.assign(new Error('EIO'), { code: 'EIO' })
      },
    })
    for (const overwrites of [true, false]) {
      expect(await backUp(opened, folder, { disk: refusing(overwrites) })).toMatchObject({ keysLeftOf: expect.stringMatching(/^\d{4}-/) })
      expect(await verify(path)).toMatchObject({ recordings: 1, steps: 2 })
    }
    expect(await backUp(opened, folder)).toMatchObject({ keysLeftOf: null })
    expect((await readFile(path)).includes(keyring)).toBe(false)
    expect(await verify(path)).toMatchObject({ recordings: 1, steps: 2 })
    await opened.vault.close()
  })

  test('that ends with something half-written is taken up from its last whole state', async () => {
    const { opened, folder, path } = await aVaultAndAFolder()
    const { bytes } = await backUp(opened, folder)
    await writeFile(path, someBytes(2 * MIB + 77), { flag: 'a' })
    await expect(verify(path)).rejects.toMatchObject({ what: 'torn' })
    await note(opened, 'second')
    expect((await backUp(opened, folder)).bytes).toBeLessThan(bytes + MIB)
    expect(await verify(path)).toMatchObject({ steps: 2 })
    await opened.vault.close()
  })

  test.each([['a byte of the footage', 2 * MIB], ['a byte of the header', 20]])('is not believed with %s changed', async (_, at) => {
    const { opened, folder, path } = await aVaultAndAFolder()
    await backUp(opened, folder)
    await flipByte(path, at)
    await expect(verify(path)).rejects.toThrow()
    await opened.vault.close()
  })

  test('of another vault under the same name is left alone', async () => {
    const { opened, folder, path } = await aVaultAndAFolder()
    const other = await openVaultWithSlots(await aDataFolder())
    await backUp(other.opened, folder)
    await localDisk.rename(join(folder, backupName(other.opened.vaultId)), path)
    const before = await readFile(path)
    await expect(backUp(opened, folder)).rejects.toMatchObject({ error: { kind: 'backup-target', problem: 'other-backup' } })
    expect((await readFile(path)).equals(before)).toBe(true)
    await other.opened.vault.close()
    await opened.vault.close()
  })
})

describe('where the place refuses', () => {
  test.each([
    ['ENOSPC', 'write', 'full'],
    ['EFBIG', 'write', 'file-limit'],
    ['EROFS', 'write', 'read-only'],
    ['EIO', 'sync', 'gone'],
  ] as const)('with %s, the earlier backup stays and nothing half-made is left', async (code, fails, problem) => {
    const { opened, folder, path } = await aVaultAndAFolder()
    await backUp(opened, folder)
    const before = await readFile(path)
    await keep(opened.vault, 'recording-2', someBytes(MIB))
    const disk = failingDisk()
    disk.fail(code, fails)
    await expect(backUp(opened, folder, { disk })).rejects.toMatchObject({ error: { kind: 'backup-target', problem } })
    expect((await verifyAfterwards(path)).recordings).toBe(1)
    expect(before.equals((await readFile(path)).subarray(0, before.length))).toBe(true)
    await backUp(opened, folder)
    expect(await verify(path)).toMatchObject({ recordings: 2 })
    await opened.vault.close()
  })

  test('a first backup leaves nothing', async () => {
    const { opened, folder } = await aVaultAndAFolder()
    const disk = failingDisk()
    disk.fail('ENOSPC', 'write')
    await expect(backUp(opened, folder, { disk })).rejects.toMatchObject({ error: { problem: 'full' } })
    expect(await readdir(folder)).toEqual([])
    await opened.vault.close()
  })

  test('too little room is said before anything is written', async () => {
    const { opened, folder } = await aVaultAndAFolder()
    const disk = { ...failingDisk(), freeBytes: async () => 2 * MIB }
    const failed = backUp(opened, folder, { disk })
    await expect(failed).rejects.toMatchObject({ error: { problem: 'full' } })
    expect(await readdir(folder)).toEqual([])
    await opened.vault.close()
  })

  test('a folder that is not there any more is said to be gone', async () => {
    const { opened, folder } = await aVaultAndAFolder()
    await rm(folder, { recursive: true })
    await expect(backUp(opened, folder)).rejects.toMatchObject({ error: { kind: 'backup-target', problem: 'gone' } })
    await mkdir(folder)
    await opened.vault.close()
  })

  test('a place that gives back other bytes than it was given is not relied on', async () => {
    const { opened, folder, path } = await aVaultAndAFolder()
    const { bytes } = await backUp(opened, folder)
    await keep(opened.vault, 'recording-2', someBytes(MIB))
    const spoiling = backUp(opened, folder, {
      disk: {
        ...localDisk,
        async open(file, use) {
          const handle = await localDisk.open(file, use)
          return use === 'append' ? { ...handle, write: (piece) => handle.write(piece.map((byte, index) => (index === 5 ? byte ^ 1 : byte))) } : handle
        },
      },
    })
    await expect(spoiling).rejects.toMatchObject({ error: { problem: 'unsound' } })
    expect((await stat(path)).size).toBe(bytes)
    expect(await verify(path)).toMatchObject({ recordings: 1 })
    await opened.vault.close()
  })

  /** What the failing place may not have let go of is behind the last whole state. */
  async function verifyAfterwards(path: string) {
    const size = (await stat(path)).size
    const known = await verify(path).catch(() => null)
    if (known) return known
    const bytes = await readFile(path)
    await truncate(path, bytes.lastIndexOf('SLTRAIL1') + 96)
    expect((await stat(path)).size).toBeLessThan(size)
    return verify(path)
  }
})

test('a backup that is stopped leaves the earlier one as it was', async () => {
  const { opened, folder, path } = await aVaultAndAFolder()
  await backUp(opened, folder)
  const before = await readFile(path)
  await keep(opened.vault, 'recording-2', someBytes(3 * MIB))
  const stop = new AbortController()
  const stopped = backUp(opened, folder, { signal: stop.signal, onProgress: () => stop.abort() })
  await expect(stopped).rejects.toMatchObject({ error: { kind: 'cancelled' } })
  expect((await readFile(path)).equals(before)).toBe(true)
  await opened.vault.close()
})

test('files that go while a backup copies them are there until it has', async () => {
  const { opened, dataFolder } = await aVaultAndAFolder()
  const snapshot = await opened.snapshot()
  await opened.vault.removeRecording('recording-1')
  const files = () => readdir(join(dataFolder, 'vault', 'media'))
  expect(await files()).toHaveLength(1)
  expect(snapshot.isCurrent()).toBe(false)
  await snapshot.release()
  expect(await files()).toHaveLength(0)
  await opened.vault.close()
})

test('a folder that may not be written to is said to be read-only', { skip: process.getuid?.() === 0 || process.platform === 'win32' }, async () => {
  const { opened, folder } = await aVaultAndAFolder()
  await chmod(folder, 0o500)
  await expect(backUp(opened, folder)).rejects.toMatchObject({ error: { problem: 'read-only' } })
  await chmod(folder, 0o700)
  await opened.vault.close()
})
