import { join } from 'node:path'
import { createCatalogue } from '../../electron/vault/catalogue/catalogue'
import type { VaultSecrets } from '../../electron/vault/catalogue/generations'
import { bulkSealer } from '../../electron/vault/container/bulk-sealer'
import { localDisk, type Disk } from '../../electron/vault/disk'
import { onDisk } from '../../electron/vault/disk-failure'
import { openSealedVault, type OpenedVault } from '../../electron/vault/sealed-vault'

/** The master key of every vault that is opened without a passphrase: nobody waits for one to be stretched. */
export const vaultSecrets = (): VaultSecrets => ({ vaultId: Buffer.alloc(16, 7), vmk: Buffer.alloc(32, 42) })

/** Opens the sealed vault in a data folder, and makes it where there is none. Whoever asks closes it. */
export async function openSealedIn(dataFolder: string, disk: Disk = localDisk): Promise<OpenedVault> {
  const root = join(dataFolder, 'vault')
  await onDisk(0, async () => {
    await disk.makeFolder(root)
    if (!(await disk.names(root)).some((name) => /^keyring-\d+$/.test(name))) await createCatalogue(disk, root, vaultSecrets())
  })
  return openSealedVault(root, vaultSecrets(), { disk, bulk: bulkSealer })
}
