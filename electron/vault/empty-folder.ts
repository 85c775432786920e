import { chmod, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { onDisk } from './disk-failure'

/**
 * An empty folder in which nobody may write, for programs that have to be somewhere but should leave nothing. Windows keeps no
 * such promise for folders; there it is only empty.
 */
export async function makeEmptyFolder(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, 'nothing')
  await onDisk(0, async () => {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o500)
  })
  return folder
}
