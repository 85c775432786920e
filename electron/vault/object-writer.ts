import { join } from 'node:path'
import type { Disk, DiskFile } from './disk'
import { onDisk } from './disk-failure'
import { inTurn } from './in-turn'
import { PARTIAL } from './key-path'
import type { VaultWriter } from './vault'

// Footage arrives in pieces of 64 KiB or so; the disk is happier with few large writes.
const WRITE_BYTES = 2 * 1_024 * 1_024
// A piece of this size goes to the disk as it is.
const LARGE_BYTES = 512 * 1_024
// Syncing as we go keeps the last sync, which someone waits for, short.
const SYNC_EVERY_BYTES = 64 * 1_024 * 1_024

interface NamingOptions {
  /** Keeps two that write the same object apart. */
  readonly unique: string
  /** Throws where the object is not wanted any more. */
  readonly beforeNaming: () => void
}

/** Writes to a name of its own and takes the real name at the very end, so that a reader sees all of it or nothing. */
export async function openWriter(disk: Disk, folder: string, name: string, { unique, beforeNaming }: NamingOptions): Promise<VaultWriter> {
  const partial = join(folder, `${name}.${unique}${PARTIAL}`)
  const file = await onDisk(0, async () => {
    await disk.makeFolder(folder)
    return disk.open(partial, 'new')
  })
  const queue = inTurn()
  let state: 'open' | 'done' = 'open'

  async function drop(): Promise<void> {
    if (state === 'done') return
    state = 'done'
    await file.close().catch(() => undefined)
    await disk.remove(partial)
  }

  async function orDrop(neededBytes: number, act: () => Promise<void>): Promise<void> {
    if (state === 'done') throw new Error('This object has been committed or abandoned')
    try {
      await onDisk(neededBytes, act)
    } catch (error) {
      await drop()
      throw error
    }
  }

  const coalesced = coalesce(file)
  return {
    append: (bytes) => queue(() => orDrop(bytes.length, () => coalesced.write(bytes))),
    commit: () =>
      queue(() =>
        orDrop(0, async () => {
          await coalesced.flush()
          await file.close()
          beforeNaming()
          await disk.rename(partial, join(folder, name))
          state = 'done'
          await disk.syncFolder(folder)
          await disk.syncFolder(join(folder, '..'))
        }),
      ),
    abandon: () => queue(drop),
  }
}

function coalesce(file: DiskFile): { write(bytes: Uint8Array): Promise<void>; flush(): Promise<void> } {
  let waiting = new Uint8Array(0)
  let filled = 0
  let unsynced = 0
  let syncing: Promise<void> = Promise.resolve()

  async function put(bytes: Uint8Array): Promise<void> {
    await file.write(bytes)
    unsynced += bytes.length
    if (unsynced < SYNC_EVERY_BYTES) return
    unsynced = 0
    // The next bytes are written while these go to the disk; at most one sync is on its way.
    await syncing
    syncing = file.sync()
    // A failure is thrown where it is awaited: before the next sync, or at the end.
    syncing.catch(() => undefined)
  }

  async function empty(): Promise<void> {
    if (filled === 0) return
    await put(waiting.subarray(0, filled))
    filled = 0
  }

  return {
    async write(bytes) {
      if (filled + bytes.length > WRITE_BYTES) await empty()
      if (bytes.length >= LARGE_BYTES && filled === 0) return put(bytes)
      if (waiting.length === 0) waiting = new Uint8Array(WRITE_BYTES)
      waiting.set(bytes, filled)
      filled += bytes.length
    },
    async flush() {
      await empty()
      await syncing
      await file.sync()
    },
  }
}
