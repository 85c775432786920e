import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { VaultDamaged } from '../../../../electron/vault/crypto/damaged'
import { localDisk } from '../../../../electron/vault/disk'
import { changePassphrase } from '../../../../electron/vault/slots/change-slots'
import { openWithPassphrase } from '../../../../electron/vault/slots/open-slots'
import { loadSlots, saveSlots, sweepSlots } from '../../../../electron/vault/slots/slot-store'
import { aDataFolder } from '../../../support/data-folder'
import { failingDisk } from '../../../support/failing-disk'
import { bytesOf } from '../bytes'
import { aPassphrase, aVault, PASSPHRASE, quickKdf } from './slots'

test('a folder without a vault has no slots', async () => {
  expect(await loadSlots(localDisk, await aDataFolder())).toBeNull()
})

test('slots are found as they were kept', async () => {
  const folder = await aDataFolder()
  const { file } = await aVault()
  await saveSlots(localDisk, folder, file)
  expect(await loadSlots(localDisk, folder)).toEqual(file)
})

test.skipIf(process.platform === 'win32')('the file is for nobody else on this computer', async () => {
  const folder = await aDataFolder()
  await saveSlots(localDisk, folder, (await aVault()).file)
  expect((await stat(join(folder, 'vault.json'))).mode & 0o077).toBe(0)
})

test.each(['write', 'sync', 'rename'] as const)('a disk that refuses the %s leaves the old passphrase working', async (fails) => {
  const folder = await aDataFolder()
  const disk = failingDisk()
  const { file, vmk } = await aVault()
  await saveSlots(disk, folder, file)
  const changed = await changePassphrase(file, vmk, aPassphrase('another horse altogether'))
  disk.fail('ENOSPC', fails)
  await expect(saveSlots(disk, folder, changed)).rejects.toThrow('disk-full')
  const kept = await loadSlots(localDisk, folder)
  expect(kept && (await openWithPassphrase(kept, bytesOf(PASSPHRASE), quickKdf))).toEqual(vmk)
  expect(await readdir(folder)).toEqual(['vault.json'])
})

test('a megabyte in place of the file is not even read', async () => {
  const folder = await aDataFolder()
  await writeFile(join(folder, 'vault.json'), Buffer.alloc(1_024 ** 2, ' '))
  const disk = { ...localDisk, readFile: () => Promise.reject(new Error('it was read')) }
  await expect(loadSlots(disk, folder)).rejects.toThrow(VaultDamaged)
})

test('a folder in place of the file is no vault', async () => {
  const folder = await aDataFolder()
  await mkdir(join(folder, 'vault.json'))
  await expect(loadSlots(localDisk, folder)).rejects.toThrow(VaultDamaged)
})

test('slots that a kill kept from holding are swept away at the next start, and those that hold stay', async () => {
  const folder = await aDataFolder()
  const { file } = await aVault()
  await saveSlots(localDisk, folder, file)
  await writeFile(join(folder, 'vault.json.partial'), 'slots that never held')
  await sweepSlots(localDisk, folder)
  expect(await readdir(folder)).toEqual(['vault.json'])
  expect(await loadSlots(localDisk, folder)).toEqual(file)
})
