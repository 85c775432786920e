import { join } from 'node:path'
import { VaultDamaged } from '../crypto/damaged'
import { isSame } from '../crypto/derive'
import type { Disk } from '../disk'
import { onDisk } from '../disk-failure'
import { PARTIAL, replaceFile, shred } from '../replace-file'
import { MOST_SLOT_FILE_BYTES, readSlotFile, writeSlotFile, type SlotFile } from './slot-file'

const FILE = 'vault.json'

/** Null where there is no vault yet. A file that is far too long is refused before it is read. Errors: `VaultDamaged`. */
export async function loadSlots(disk: Disk, vaultFolder: string): Promise<SlotFile | null> {
  const path = join(vaultFolder, FILE)
  const facts = await disk.facts(path)
  if (facts === null) return null
  if (facts.isFolder || facts.bytes > MOST_SLOT_FILE_BYTES) throw new VaultDamaged('tampered')
  return readSlotFile(await onDisk(0, () => disk.readFile(path)))
}

/** On disk when it resolves; after a crash at any point the file is the old one or this one. */
export async function saveSlots(disk: Disk, vaultFolder: string, file: SlotFile): Promise<void> {
  const bytes = writeSlotFile(file)
  await onDisk(bytes.length, () => replaceFile(disk, vaultFolder, FILE, bytes))
}

/** After a `saveSlots` that failed: true where the file took its place all the same, on disk when it resolves. */
export async function areSlotsSaved(disk: Disk, vaultFolder: string, file: SlotFile): Promise<boolean> {
  return onDisk(0, async () => {
    if (!isSame(await disk.readFile(join(vaultFolder, FILE)), writeSlotFile(file))) return false
    await disk.syncFolder(vaultFolder)
    return true
  })
}

/** Takes away what a `saveSlots` that was cut short left: slots that never came to hold. A disk that refuses keeps nobody out. */
export async function sweepSlots(disk: Disk, vaultFolder: string): Promise<void> {
  await shred(disk, join(vaultFolder, FILE + PARTIAL)).catch(() => undefined)
}
