import { mkdir, open, readdir, readFile, rename, rm, stat, statfs, utimes } from 'node:fs/promises'

/** The few things the vault asks of the file system; tests put a failing disk in its place. */
export interface Disk {
  /** `new`: must not exist yet. `append`: from its present end on. */
  open(path: string, use: 'read' | 'new' | 'append'): Promise<DiskFile>
  readFile(path: string): Promise<Buffer>
  makeFolder(path: string): Promise<void>
  /** Names in a folder; none where there is no such folder. */
  names(path: string): Promise<readonly string[]>
  /** Null where there is nothing. Times in ms since 1970. */
  facts(path: string): Promise<{ readonly bytes: number; readonly modifiedAt: number; readonly isFolder: boolean } | null>
  rename(from: string, to: string): Promise<void>
  /** A file, or a folder with everything in it; nothing happens where there is nothing. */
  remove(path: string): Promise<void>
  /** Zeros in place of everything in a file, or of bytes `[start, end)`, on disk when this resolves; nothing happens where there is nothing. */
  overwrite(path: string, range?: { readonly start: number; readonly end: number }): Promise<void>
  touch(path: string): Promise<void>
  /** Makes new and changed names in a folder survive a power cut. */
  syncFolder(path: string): Promise<void>
  freeBytes(path: string): Promise<number>
}

export interface DiskFile {
  write(bytes: Uint8Array): Promise<void>
  /** Up to `into.length` bytes from `position` on; gives how many. */
  read(into: Uint8Array, position: number): Promise<number>
  truncate(bytes: number): Promise<void>
  /** The bytes and the length of the file are on disk. */
  sync(): Promise<void>
  close(): Promise<void>
}

// Others who use this computer have no business here.
const OWNER_FILE = 0o600
const OWNER_FOLDER = 0o700

const ZEROS_BYTES = 1_024 * 1_024

const flags = { read: 'r', new: 'wx', append: 'a' } as const

export const localDisk: Disk = {
  async open(path, use) {
    const handle = await open(path, flags[use], OWNER_FILE)
    return {
      async write(bytes) {
        // One write may take fewer bytes than it was given, for instance just before a disk is full.
        for (let written = 0; written < bytes.length; ) {
          written += (await handle.write(bytes, written)).bytesWritten
        }
      },
      read: async (into, position) => (await handle.read(into, 0, into.length, position)).bytesRead,
      truncate: (bytes) => handle.truncate(bytes),
      sync: () => handle.datasync(),
      close: () => handle.close(),
    }
  },
  readFile: (path) => readFile(path),
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: OWNER_FOLDER }).catch((error: unknown) => {
      // Of a full disk, too, Node says that something is missing when it makes folders in folders; asked for one, it tells the truth.
      if (codeOf(error) !== 'ENOENT') throw error
      return mkdir(path, { mode: OWNER_FOLDER })
    })
  },
  names: (path) => readdir(path).catch(unlessMissing<readonly string[]>([])),
  facts: (path) =>
    stat(path).then((found) => ({ bytes: found.size, modifiedAt: found.mtimeMs, isFolder: found.isDirectory() }), unlessMissing(null)),
  rename,
  remove: (path) => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  async overwrite(path, range) {
    const handle = await open(path, 'r+').catch(unlessMissing(null))
    if (!handle) return
    try {
      const { start, end } = range ?? { start: 0, end: (await handle.stat()).size }
      const zeros = Buffer.alloc(Math.min(end - start, ZEROS_BYTES))
      for (let at = start; at < end; ) at += (await handle.write(zeros, 0, Math.min(zeros.length, end - at), at)).bytesWritten
      await handle.datasync()
    } finally {
      await handle.close()
    }
  },
  async touch(path) {
    const now = new Date()
    await utimes(path, now, now)
  },
  async syncFolder(path) {
    // Windows cannot sync a folder, and does not need to: its file system journals names.
    if (process.platform === 'win32') return
    const handle = await open(path, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
  async freeBytes(path) {
    const found = await statfs(path)
    return found.bavail * found.bsize
  },
}

function unlessMissing<T>(nothing: T): (error: unknown) => T {
  return (error) => {
    if (codeOf(error) === 'ENOENT') return nothing
    throw error
  }
}

/** The system's short word for a failure, such as `ENOSPC`; null for anything that is not one. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
