import { createHash, type Hash } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppFailure } from '../../shared/domain/outcome'
import { onDisk } from '../vault/disk-failure'
import { refuseIfStopped } from './refuse-if-stopped'

/** What was written, to be noted where copies are noted. */
export interface WrittenCopy {
  /** Hexadecimal. */
  readonly sha256: string
  readonly bytes: number
}

export interface CopyOptions {
  /** Gives the bytes to be written, piece by piece. */
  readonly produce: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>
  readonly signal?: AbortSignal
}

/**
 * Writes a plain copy to the file that a person chose, and reads it back before saying so. Until then it carries another name
 * beside it, and what stood there before stays. A full disk: `disk-full`; a disk that gives back other bytes than it was
 * given, or refuses: `storage-failed`. Whatever goes wrong leaves nothing half-made.
 */
export async function writeCopy(path: string, options: CopyOptions): Promise<WrittenCopy> {
  const partial = `${path}.partial`
  try {
    const written = await fill(partial, options)
    const read = await onDisk(0, () => readBack(partial))
    if (read.sha256 !== written.sha256 || read.bytes !== written.bytes) throw new AppFailure({ kind: 'storage-failed', code: 'EIO' })
    refuseIfStopped(options.signal)
    await onDisk(0, async () => {
      await rename(partial, path)
      await syncFolder(dirname(path))
    })
    return written
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw error
  }
}

async function fill(path: string, { produce, signal }: CopyOptions): Promise<WrittenCopy> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = await onDisk(0, () => open(path, 'w', 0o600))
  try {
    await produce(async (piece) => {
      refuseIfStopped(signal)
      await onDisk(piece.length, () => writeWhole(file, piece))
      hash.update(piece)
      bytes += piece.length
    })
    await onDisk(0, () => file.sync())
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}

async function writeWhole(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let done = 0; done < piece.length; ) done += (await file.write(piece, done)).bytesWritten
}

async function readBack(path: string): Promise<WrittenCopy> {
  const file = await open(path)
  try {
    return await hashOf(file, createHash('sha256'))
  } finally {
    await file.close()
  }
}

async function hashOf(file: FileHandle, hash: Hash): Promise<WrittenCopy> {
  const piece = Buffer.allocUnsafe(1_024 * 1_024)
  let bytes = 0
  for (;;) {
    const { bytesRead } = await file.read(piece, 0, piece.length, bytes)
    if (bytesRead === 0) return { sha256: hash.digest('hex'), bytes }
    hash.update(piece.subarray(0, bytesRead))
    bytes += bytesRead
  }
}

// Windows and some memory sticks cannot; the name is then as safe as they make it.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
