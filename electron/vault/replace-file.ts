import { join } from 'node:path'
import type { Disk } from './disk'
import { PARTIAL } from './key-path'

/** After a crash at any point, the file holds its old bytes or its new ones, never a mixture. */
export async function replaceFile(disk: Disk, folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const partial = join(folder, name + PARTIAL)
  await disk.remove(partial)
  try {
    const file = await disk.open(partial, 'new')
    try {
      await file.write(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await disk.rename(partial, join(folder, name))
    await disk.syncFolder(folder)
  } catch (error) {
    await disk.remove(partial)
    throw error
  }
}
