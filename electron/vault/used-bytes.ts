import { join } from 'node:path'
import type { Disk } from './disk'

/** What everything in a folder takes up, in bytes. What vanishes meanwhile counts nothing. */
export async function bytesBelow(disk: Disk, folder: string): Promise<number> {
  let sum = 0
  for (const name of await disk.names(folder)) {
    const path = join(folder, name)
    const found = await disk.facts(path)
    if (found) sum += found.isFolder ? await bytesBelow(disk, path) : found.bytes
  }
  return sum
}
