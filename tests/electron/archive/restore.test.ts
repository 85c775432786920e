import { appendFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AppFailure } from '../../../shared/domain/outcome'
import { backupName, readHeader, readTrailer, HEADER_BYTES, TRAILER_BYTES, writeTrailer } from '../../../electron/archive/backup/layout'
import { restoreBackup, type RestoreJob } from '../../../electron/archive/backup/restore-backup'
import { isSynced, warningsAbout } from '../../../electron/archive/backup/where-backups-go'
import { localDisk } from '../../../electron/vault/disk'
import { openDoor } from '../../../electron/vault/door'
import type { OpenedVault } from '../../../electron/vault/sealed-vault'
import { FLOOR, type PassphraseKdf } from '../../../electron/vault/slots/passphrase-key'
import { readSlotFile, writeSlotFile } from '../../../electron/vault/slots/slot-file'
import { backUp, openVaultWithSlots, PASSPHRASE, quickKdf } from '../../support/backup-vault'
import { someBytes } from '../../support/containers'
import { aDataFolder } from '../../support/data-folder'
import { failingDisk, unsyncedDisk } from '../../support/failing-disk'
import { flipByte } from '../../support/flip-byte'
import { bytesAt } from '../../faults/kept-footage'
import { keep } from '../rooms'

const FOOTAGE = someBytes(2_000_000)

/** A backup of a vault with two recordings and what was written about a family. */
async function aBackup() {
  const [dataFolder, folder] = [await aDataFolder(), await aDataFolder()]
  const { opened, recoveryKey } = await openVaultWithSlots(dataFolder)
  await keep(opened.vault, 'recording-1', FOOTAGE)
  await keep(opened.vault, 'recording-2', someBytes(1_000))
  await opened.records.commit([{ table: 'families', id: 'family-1', group: 'family-1', references: {}, value: { alias: 'Otter' } }])
  await backUp(opened, folder)
  return { opened, dataFolder, recoveryKey: recoveryKey ?? '', path: join(folder, backupName(opened.vaultId)) }
}

const restore = (path: string, into: string, changes: Partial<RestoreJob> = {}) =>
  restoreBackup({ disk: localDisk, path, secret: { passphrase: PASSPHRASE }, derive: quickKdf, into, withoutDamaged: false, onProgress: () => undefined, signal: new AbortController().signal, ...changes })

const aDoor = (dataFolder: string, disk = localDisk) => openDoor(dataFolder, { disk, clocks: { now: () => 0, elapsed: () => 0 }, kdf: FLOOR })

async function whatIsIn(opened: OpenedVault) {
  const written: unknown[] = []
  for await (const { changes } of opened.records.since(0)) written.push(...opened.records.open(changes.flatMap(({ body, ...name }) => (body ? [{ ...name, body }] : []))))
  return { recordings: [...(await opened.vault.recordingIds())].toSorted(), written }
}

/** Where the container of the large recording lies in the backup. */
async function placeOfFootage(path: string, dataFolder: string): Promise<number> {
  const backup = await readFile(path)
  for (const name of await readdir(join(dataFolder, 'vault', 'media'))) {
    const bytes = await readFile(join(dataFolder, 'vault', 'media', name))
    if (bytes.length > FOOTAGE.length) return backup.indexOf(bytes.subarray(0, 200)) + 100_000
  }
  throw new Error('There is no such footage')
}

describe('a vault that is brought back', () => {
  test('holds what was backed up, down to the byte', async () => {
    const { opened, path } = await aBackup()
    const before = await whatIsIn(opened)
    await opened.vault.close()
    const elsewhere = await aDataFolder()
    const door = await aDoor(elsewhere)
    const { vmk, leftOut } = await restore(path, join(elsewhere, 'brought'))
    const back = await door.adopt(join(elsewhere, 'brought'), vmk, null)
    expect(leftOut).toEqual([])
    expect(back.opened.signs).toEqual([])
    expect(await whatIsIn(back.opened)).toEqual(before)
    expect((await bytesAt(back.opened.vault, 'recordings/recording-1/original')).equals(FOOTAGE)).toBe(true)
    expect(await readdir(elsewhere)).toEqual(['vault'])
    await back.opened.vault.close()
  })

  test('goes on from there: it takes notes and footage, and can be backed up again', async () => {
    const { opened, path } = await aBackup()
    await opened.vault.close()
    const elsewhere = await aDataFolder()
    const { vmk } = await restore(path, join(elsewhere, 'brought'))
    const back = await (await aDoor(elsewhere)).adopt(join(elsewhere, 'brought'), vmk, null)
    await keep(back.opened.vault, 'recording-3', someBytes(10))
    expect((await backUp(back.opened, join(path, '..'))).manifest.recordings).toBe(3)
    await back.opened.vault.close()
  })

  test('with the recovery key has the passphrase that was chosen then', async () => {
    const { opened, path, recoveryKey } = await aBackup()
    await opened.vault.close()
    const elsewhere = await aDataFolder()
    const { vmk } = await restore(path, join(elsewhere, 'brought'), { secret: { recoveryKey } })
    const door = await aDoor(elsewhere)
    const back = await door.adopt(join(elsewhere, 'brought'), vmk, Buffer.from('a new one for the window sill'))
    await back.opened.vault.close()
    const again = await door.unlock(Buffer.from('a new one for the window sill'))
    expect(await again.vault.recordingIds()).toHaveLength(2)
    await again.vault.close()
  })

  test('does not bring back what this installation knows to have been erased', async () => {
    const { opened, path, dataFolder } = await aBackup()
    await opened.vault.removeRecording('recording-1')
    await opened.erase({ groups: new Set(['family-1']), recordingIds: new Set() })
    await opened.vault.close()
    // The vault is lost; what lies beside it is not.
    await localDisk.remove(join(dataFolder, 'vault'))
    const { vmk } = await restore(path, join(dataFolder, 'brought'))
    const back = await (await aDoor(dataFolder)).adopt(join(dataFolder, 'brought'), vmk, null)
    expect(back.erasedAgain).toBe(2)
    expect(await whatIsIn(back.opened)).toEqual({ recordings: ['recording-2'], written: [null] })
    await back.opened.vault.close()
  })

  test('never takes the place of one that is there', async () => {
    const { opened, path, dataFolder } = await aBackup()
    await opened.vault.close()
    const { vmk } = await restore(path, join(dataFolder, 'brought'))
    await expect((await aDoor(dataFolder)).adopt(join(dataFolder, 'brought'), vmk, null)).rejects.toMatchObject({ error: { kind: 'not-available' } })
    expect(vmk.equals(Buffer.alloc(32))).toBe(true)
  })

  test('leaves no key where the disk refuses it its place, and a new vault can be made there at once', async () => {
    const { opened, path } = await aBackup()
    await opened.vault.close()
    const elsewhere = await aDataFolder()
    const disk = failingDisk()
    const door = await aDoor(elsewhere, disk)
    const { vmk } = await restore(path, join(elsewhere, 'brought'))
    disk.fail('EIO', 'rename')
    await expect(door.adopt(join(elsewhere, 'brought'), vmk, null)).rejects.toMatchObject({ error: { kind: 'storage-failed' } })
    expect(vmk.equals(Buffer.alloc(32))).toBe(true)
    disk.mend()
    const made = await door.create(Buffer.from('a new one for the window sill'))
    expect(await made.opened.vault.recordingIds()).toEqual([])
    await made.opened.vault.close()
  })

  test('leaves no file open where the disk refuses', async () => {
    const { opened, path } = await aBackup()
    await opened.vault.close()
    const { disk, open } = unsyncedDisk()
    await expect(restore(path, join(await aDataFolder(), 'brought'), { disk })).rejects.toMatchObject({ error: { kind: 'storage-failed' } })
    expect(open()).toBe(0)
  })
})

describe('a damaged backup', () => {
  test('is refused with the recording named, and the rest is brought back on request', async () => {
    const { opened, path, dataFolder } = await aBackup()
    await opened.vault.close()
    await flipByte(path, await placeOfFootage(path, dataFolder))
    const elsewhere = await aDataFolder()
    const into = join(elsewhere, 'brought')
    await expect(restore(path, into)).rejects.toMatchObject({ error: { kind: 'backup-damaged', recordings: [{ recordingId: 'recording-1' }], canBringRest: true } })
    expect(await readdir(elsewhere)).toEqual([])
    const { vmk, leftOut } = await restore(path, into, { withoutDamaged: true })
    expect(leftOut.map(({ recordingId }) => recordingId)).toEqual(['recording-1'])
    const back = await (await aDoor(elsewhere)).adopt(into, vmk, null)
    expect(await bytesAt(back.opened.vault, 'recordings/recording-2/original')).toHaveLength(1_000)
    expect(await back.opened.vault.size('recordings/recording-1/original')).toBeNull()
    await back.opened.vault.close()
  })

  test('is never accepted as whole, whichever byte was changed', async () => {
    const { opened, path } = await aBackup()
    await opened.vault.close()
    const { length } = await readFile(path)
    const elsewhere = await aDataFolder()
    const outcomes = new Set<string>()
    for (let count = 0; count < 40; count += 1) {
      // Both ends closely, where the header, the lists and the trailer are; the footage in between in large steps.
      const at = count < 10 ? count * 7 : count < 20 ? Math.floor((length * (count - 9)) / 11) : length - 1 - (count - 20) * 37
      await flipByte(path, at)
      outcomes.add(
        await restore(path, join(elsewhere, 'brought')).then(
          () => `accepted with byte ${at} changed`,
          (error: unknown) => (error instanceof AppFailure ? error.error.kind : String(error)),
        ),
      )
      await flipByte(path, at)
    }
    expect([...outcomes].filter((outcome) => !['backup-damaged', 'not-a-backup', 'other-version', 'wrong-passphrase'].includes(outcome))).toEqual([])
  }, 120_000)

  test('of two states gives the earlier one where the later was cut short', async () => {
    const { opened, path } = await aBackup()
    await keep(opened.vault, 'recording-3', someBytes(5_000))
    await backUp(opened, join(path, '..'))
    await opened.vault.close()
    const bytes = await readFile(path)
    await writeFile(path, bytes.subarray(0, bytes.length - 10))
    const elsewhere = await aDataFolder()
    expect((await restore(path, join(elsewhere, 'brought'))).manifest.recordings).toBe(2)
  })
})

describe('a backup to which a stranger has added', () => {
  /** Appends ends that name a list which is noise, and slots: the real ones, or ones that differ each time. */
  async function addEnds(path: string, count: number, slots: 'real' | 'other'): Promise<void> {
    const bytes = await readFile(path)
    const header = readHeader(bytes.subarray(0, HEADER_BYTES))
    if (typeof header === 'string') throw new Error(header)
    const real = readTrailer(bytes.subarray(-TRAILER_BYTES), bytes.length - TRAILER_BYTES, header.fileId)
    if (!real) throw new Error('It has no end')
    const file = readSlotFile(bytes.subarray(real.slots.at, real.slots.at + real.slots.bytes))
    const added: Buffer[] = []
    let at = bytes.length
    for (let index = 0; index < count; index += 1) {
      const own = slots === 'real' ? Buffer.alloc(0) : writeSlotFile({ ...file, slots: file.slots.map((slot) => (slot.kind === 'recovery' ? { ...slot, label: `${index}` } : slot)) })
      const end = writeTrailer({ manifest: { at: HEADER_BYTES, bytes: 100 }, slots: slots === 'real' ? real.slots : { at, bytes: own.length } }, header.fileId)
      added.push(own, end)
      at += own.length + end.length
    }
    await appendFile(path, Buffer.concat(added))
  }

  async function counted(path: string, changes: Partial<RestoreJob> = {}): Promise<{ readonly derived: number; readonly outcome: unknown }> {
    let derived = 0
    const derive: PassphraseKdf = async (...given) => {
      derived += 1
      return await (changes.derive ?? quickKdf)(...given)
    }
    const elsewhere = await aDataFolder()
    const outcome: unknown = await restore(path, join(elsewhere, 'brought'), { ...changes, derive }).then(
      ({ manifest }) => manifest.recordings,
      (error: unknown) => (error instanceof AppFailure ? error.error.kind : String(error)),
    )
    return { derived, outcome }
  }

  test('opens the same slots once, and is brought back as it was before', async () => {
    const { opened, path } = await aBackup()
    await opened.vault.close()
    await addEnds(path, 15, 'real')
    expect(await counted(path)).toEqual({ derived: 1, outcome: 2 })
  })

  test('is given up after a few ends, each of which took a derivation', async () => {
    const { opened, path } = await aBackup()
    await opened.vault.close()
    await addEnds(path, 100, 'other')
    expect(await counted(path)).toEqual({ derived: 16, outcome: 'backup-damaged' })
  })

  test('is left as soon as that is asked for', async () => {
    const { opened, path } = await aBackup()
    await opened.vault.close()
    await addEnds(path, 100, 'other')
    const stop = new AbortController()
    const derive: PassphraseKdf = async (...given) => {
      stop.abort()
      return await quickKdf(...given)
    }
    expect(await counted(path, { derive, signal: stop.signal })).toEqual({ derived: 1, outcome: 'cancelled' })
  })
})

test('something that is no backup is said to be none', async () => {
  const folder = await aDataFolder()
  await writeFile(join(folder, 'letter.slbackup'), 'Dear all,')
  await expect(restore(join(folder, 'letter.slbackup'), join(folder, 'into'))).rejects.toMatchObject({ error: { kind: 'not-a-backup' } })
})

test('a wrong passphrase writes nothing', async () => {
  const { opened, path } = await aBackup()
  await opened.vault.close()
  const elsewhere = await aDataFolder()
  await expect(restore(path, join(elsewhere, 'into'), { secret: { passphrase: Buffer.from('something else') } })).rejects.toMatchObject({ error: { kind: 'wrong-passphrase' } })
  expect(await readdir(elsewhere)).toEqual([])
})

describe('a folder for backups', () => {
  test.each([
    ['/home/mia/OneDrive - Council/backups', true],
    ['C:\\Users\\Mia\\Dropbox\\work', true],
    ['/Users/mia/Library/Mobile Documents/com~apple~CloudDocs', true],
    ['/home/mia/Nextcloud', true],
    ['G:\\My Drive', true],
    ['/media/mia/STICK', false],
    ['/home/mia/backups', false],
  ])('%s is copied to other computers: %s', async (path, expected) => {
    expect(await isSynced(path)).toBe(expected)
  })

  test('on the disk that holds the vault is said to be there', async () => {
    const folder = await aDataFolder()
    await mkdir(join(folder, 'Dropbox'))
    expect(await warningsAbout(join(folder, 'Dropbox'), folder)).toEqual(['same-disk', 'synced'])
  })
})
