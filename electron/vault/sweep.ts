import { join } from 'node:path'
import { idSchema } from '../../shared/domain/ids'
import type { Disk } from './disk'
import { madeFrom, PARTIAL, recordingFolder } from './key-path'
import { hasFacts } from './recording-facts'

/** Folders below the vault for what must not outlive the process: files ffmpeg writes, and recordings being removed. */
export const WORK = 'work'
export const REMOVED = 'removed'

/** Takes away what a process that ended in the middle left behind: unfinished objects, work files, half-removed recordings and what was made of them. */
export async function sweep(disk: Disk, root: string): Promise<void> {
  // Emptied, not taken away: on a full disk there is no room to make a folder, and removing must work just then.
  for (const folder of [WORK, REMOVED]) for (const name of await disk.names(join(root, folder))) await disk.remove(join(root, folder, name))
  for (const folder of ['pictures', 'segments']) await sweepPartials(disk, join(root, folder))
  for (const name of await disk.names(join(root, 'recordings'))) {
    if (!idSchema.safeParse(name).success) continue
    const folder = join(root, recordingFolder(name))
    // Facts are written before live footage and right after a finished copy: without any, a copy was cut short.
    if (await hasFacts(disk, root, name)) await sweepPartials(disk, folder)
    else await disk.remove(folder)
  }
  for (const name of await disk.names(join(root, 'segments'))) {
    const recordingId = madeFrom(name)
    if (recordingId !== null && !(await hasFacts(disk, root, recordingId))) await disk.remove(join(root, 'segments', name))
  }
}

async function sweepPartials(disk: Disk, folder: string): Promise<void> {
  for (const name of await disk.names(folder)) {
    if (name.endsWith(PARTIAL)) await disk.remove(join(folder, name))
  }
}
