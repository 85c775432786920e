import { localDisk, type Disk } from '../../electron/vault/disk'

/** The real disk until it is told to fail: from then on, what `fails` names is refused with a system error such as `ENOSPC`. */
export function failingDisk(): Disk & { fail(code: string, fails: 'write' | 'sync' | 'rename'): void; mend(): void; mendOnRemoval(): void; readonly written: number } {
  let failing: { readonly code: string; readonly fails: 'write' | 'sync' | 'rename' } | null = null
  let written = 0
  let isMendedByRemoval = false
  const refuseIf = (what: 'write' | 'sync' | 'rename') => {
    if (failing?.fails === what) throw Object.assign(new Error(failing.code), { code: failing.code })
  }
  return {
    ...localDisk,
    async open(path, use) {
      const file = await localDisk.open(path, use)
      return {
        ...file,
        async write(bytes) {
          // A disk that fills up takes what still fits before it refuses.
          if (failing?.fails === 'write') await file.write(bytes.subarray(0, Math.floor(bytes.length / 2)))
          refuseIf('write')
          await file.write(bytes)
          written += bytes.length
        },
        async sync() {
          refuseIf('sync')
          await file.sync()
        },
      }
    },
    async rename(from, to) {
      refuseIf('rename')
      await localDisk.rename(from, to)
    },
    async remove(path) {
      await localDisk.remove(path)
      if (isMendedByRemoval && path.includes('media')) failing = null
    },
    /** As a full disk does: once footage was removed there is room again. */
    mendOnRemoval: () => void (isMendedByRemoval = true),
    fail: (code, fails) => void (failing = { code, fails }),
    mend: () => void (failing = null),
    get written() {
      return written
    },
  }
}

/** The real disk, which syncs no new file, and how many of the files that were made on it are open. */
export function unsyncedDisk(): { readonly disk: Disk; readonly open: () => number } {
  let open = 0
  return {
    open: () => open,
    disk: {
      ...localDisk,
      async open(path, use) {
        const file = await localDisk.open(path, use)
        if (use !== 'new') return file
        open += 1
        return {
          ...file,
          sync: () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })),
          async close() {
            await file.close()
            open -= 1
          },
        }
      },
    },
  }
}
