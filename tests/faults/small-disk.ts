import { execFileSync } from 'node:child_process'
import { open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { localDisk, type Disk } from '../../electron/vault/disk'

/** A disk that can be filled up to any point. */
export interface SmallDisk {
  readonly kind: 'a file system of its own' | 'the door of the vault to the disk'
  readonly disk: Disk
  /** Leaves about so many bytes. */
  leave(bytes: number): Promise<void>
  /** As before it was filled. */
  empty(): Promise<void>
  remove(): void
}

const BYTES = 24 * 1_024 * 1_024

/** A small file system in memory, where we may mount one and this computer lets us; else every write is counted at the vault's own door. */
export function smallDisk(folder: string, mayMount: boolean): SmallDisk {
  if (!mayMount) return countedDisk()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${BYTES},mode=700`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return countedDisk()
  }
  const filler = join(folder, 'filler')
  return {
    kind: 'a file system of its own',
    disk: localDisk,
    async leave(bytes) {
      const { bavail, bsize } = await statfs(folder)
      const file = await open(filler, 'w')
      await file.write(Buffer.alloc(Math.max(0, bavail * bsize - bytes)))
      await file.close()
    },
    empty: () => rm(filler, { force: true }),
    remove: () => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' }),
  }
}

function countedDisk(): SmallDisk {
  let left = Infinity
  const disk: Disk = {
    ...localDisk,
    async open(path, use) {
      const file = await localDisk.open(path, use)
      return {
        ...file,
        async write(bytes) {
          const fits = Math.max(0, Math.min(bytes.length, left))
          left -= fits
          await file.write(bytes.subarray(0, fits))
          if (fits < bytes.length) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
        },
      }
    },
  }
  return { kind: 'the door of the vault to the disk', disk, leave: async (bytes) => void (left = bytes), empty: async () => void (left = Infinity), remove: () => undefined }
}
