import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createCatalogue } from '../../electron/vault/catalogue/catalogue'
import { localDisk, type Disk } from '../../electron/vault/disk'
import { openSealedVault, type OpenedVault } from '../../electron/vault/sealed-vault'
import { makeBackup, type BackupJob, type MadeBackup } from '../../electron/archive/backup/make-backup'
import { createSlots } from '../../electron/vault/slots/make-slots'
import { openWithPassphrase } from '../../electron/vault/slots/open-slots'
import { FLOOR, type PassphraseKdf } from '../../electron/vault/slots/passphrase-key'
import { readSlotFile } from '../../electron/vault/slots/slot-file'
import { saveSlots } from '../../electron/vault/slots/slot-store'

export const PASSPHRASE = Buffer.from('a kettle on the window sill')

/** In place of Argon2id, which takes its time by design. */
export const quickKdf: PassphraseKdf = async (passphrase, salt, kdf) => createHash('sha256').update(JSON.stringify(kdf)).update(salt).update(passphrase).digest()

/** A vault with real slots in a data folder: made where there is none. */
export async function openVaultWithSlots(dataFolder: string, disk: Disk = localDisk): Promise<{ readonly opened: OpenedVault; readonly recoveryKey: string | null }> {
  const root = join(dataFolder, 'vault')
  const kept = await disk.facts(join(root, 'vault.json'))
  if (kept) {
    const file = readSlotFile(await readFile(join(root, 'vault.json')))
    const vmk = await openWithPassphrase(file, PASSPHRASE, quickKdf)
    return { opened: await openSealedVault(root, { vaultId: Buffer.from(file.vaultId, 'hex'), vmk }, { disk }), recoveryKey: null }
  }
  await disk.makeFolder(root)
  const { file, vmk, recoveryKey } = await createSlots({ typed: PASSPHRASE, kdf: FLOOR, now: '2026-11-22T10:00:00.000Z', derive: quickKdf })
  const secrets = { vaultId: Buffer.from(file.vaultId, 'hex'), vmk }
  await createCatalogue(disk, root, secrets)
  await saveSlots(disk, root, file)
  return { opened: await openSealedVault(root, secrets, { disk }), recoveryKey }
}

let made = 0

export function backUp(opened: OpenedVault, folder: string, changes: Partial<BackupJob> = {}): Promise<MadeBackup> {
  made += 1
  return makeBackup({
    disk: localDisk,
    folder,
    snapshot: () => opened.snapshot(),
    passphrase: PASSPHRASE,
    derive: quickKdf,
    backupId: `backup-${made}`,
    madeAt: '2026-11-22T12:00:00.000Z',
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...changes,
  })
}
