import { join } from 'node:path'
import type { Disk } from './disk'

/** Ends the name of a file that does not hold yet. */
export const PARTIAL = '.partial'

/**
 * After a crash at any point, the file holds its old bytes or its new ones, never a mixture. Bytes that did not come to hold are
 * overwritten before their file goes: they may be a key.
 */
export async function replaceFile(disk: Disk, folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const partial = join(folder, name + PARTIAL)
  await shred(disk, partial)
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
    // Where not even that can be done, whoever comes next does it.
    await shred(disk, partial).catch(() => undefined)
    throw error
  }
}

/** Takes a file away whose bytes nobody shall find; one that cannot be overwritten now stays, for the next time. */
export async function shred(disk: Disk, path: string): Promise<void> {
  await disk.overwrite(path)
  await disk.remove(path)
}
