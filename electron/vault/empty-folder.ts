import { chmod, lstat, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { onDisk } from './disk-failure'

/**
 * An empty folder in which nobody may write, for programs that have to be somewhere but should leave nothing. Windows keeps no
 * such promise for folders; there it is only empty.
 */
export async function makeEmptyFolder(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, 'nothing')
  await onDisk(0, async () => {
    // A folder that is there already needs no room on a full disk.
    if (!(await isEmptyFolder(folder))) {
      await rm(folder, { recursive: true, force: true })
      await mkdir(folder, { recursive: true, mode: 0o700 })
    }
    await chmod(folder, 0o500)
  })
  return folder
}

async function isEmptyFolder(path: string): Promise<boolean> {
  // A link to a folder is none: what is behind it is not ours.
  const found = await lstat(path).catch(() => null)
  return found !== null && found.isDirectory() && (await readdir(path)).length === 0
}
