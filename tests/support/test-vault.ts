import { afterAll } from 'vitest'
import type { Disk } from '../../electron/vault/disk'
import type { OpenedVault } from '../../electron/vault/sealed-vault'
import type { Vault } from '../../electron/vault/vault'
import { openSealedIn } from './sealed-vault'

/** Opens the sealed vault in a data folder, and makes it where there is none. */
export async function openWholeVault(dataFolder: string, disk?: Disk): Promise<OpenedVault> {
  const whole = await openSealedIn(dataFolder, disk)
  opened.push(whole)
  return whole
}

const opened: OpenedVault[] = []
// A test that plays a process which ended without a word does not close its vault.
afterAll(async () => {
  for (const { vault } of opened.splice(0)) await vault.close()
})

export async function openVault(dataFolder: string, disk?: Disk): Promise<Vault> {
  return (await openWholeVault(dataFolder, disk)).vault
}
