import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Disk } from '../../vault/disk'
import { placeOf } from '../copy-place'
import { BACKUP_EXTENSION } from './layout'

export type PlaceWarning = 'same-disk' | 'synced'

/** What a person should know about a folder before relying on a backup in it. */
export async function warningsAbout(folder: string, vaultFolder: string): Promise<readonly PlaceWarning[]> {
  const [target, vault] = await Promise.all([folder, vaultFolder].map(diskOf))
  return [...(target === vault && target !== null ? (['same-disk'] as const) : []), ...((await isSynced(folder)) ? (['synced'] as const) : [])]
}

/** Of the first folder that is there already, where this one has to be made yet. */
async function diskOf(folder: string): Promise<number | null> {
  const found = await stat(folder).then(({ dev }) => dev, () => null)
  return found ?? (dirname(folder) === folder ? null : diskOf(dirname(folder)))
}

/** Whether a program copies this folder to other computers, as far as its names and what lies in it tell. */
export async function isSynced(folder: string): Promise<boolean> {
  return (await placeOf(join(folder, 'file'), process.env)) === 'synced'
}

export interface FoundBackup {
  readonly name: string
  readonly bytes: number
  /** ms since 1970. */
  readonly modifiedAt: number
}

/** Backups in a folder, the newest first. */
export async function backupsIn(disk: Disk, folder: string): Promise<readonly FoundBackup[]> {
  const found: FoundBackup[] = []
  for (const name of await disk.names(folder)) {
    const facts = name.endsWith(BACKUP_EXTENSION) ? await disk.facts(join(folder, name)) : null
    if (facts && !facts.isFolder) found.push({ name, bytes: facts.bytes, modifiedAt: facts.modifiedAt })
  }
  return found.toSorted((a, b) => b.modifiedAt - a.modifiedAt)
}
