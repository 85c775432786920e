import { wipe } from '../crypto/secrets'
import type { Disk, DiskFile } from '../disk'
import { inTurn } from '../in-turn'
import { EPOCH_BYTES } from './epoch'
import { FINAL_BYTES } from './final'
import { OVERHEAD_BYTES, RECORD_BYTES, type ContainerIdentity, type ContainerSeal } from './format'
import { make, reopen, type OpenForWriting } from './reopen'

/**
 * A sealed file being written. After a write that failed it is dead: everything but `release` is refused with the same failure,
 * and the file is resumed, in a new epoch, or thrown away.
 */
export interface ContainerWriter {
  /** Buffered into records of 64 KiB; on disk after `sync`. */
  append(bytes: Uint8Array): Promise<void>
  /** What was appended so far becomes a record, also a short one, and is on disk. */
  sync(): Promise<void>
  /** The end, on disk; nothing can be appended any more. */
  finish(): Promise<ContainerSeal>
  /** Closes without an end; what was synced stays and can be resumed. Does nothing after `finish`. */
  release(): Promise<void>
  /** Plain bytes appended so far. */
  readonly bytes: number
}

/** Fails where the file exists. Errors: those of the file system; then nothing is left. */
export async function createContainer(disk: Disk, path: string, identity: ContainerIdentity): Promise<ContainerWriter> {
  return writerOn(await make(disk, path, identity, 'stream'))
}

/**
 * Cuts a torn tail and goes on in a new epoch; a file that has its end gives its seal instead. With `keep`, what comes after
 * this many plain bytes is cut away as well: what was appended but never acknowledged. Errors: `VaultDamaged`, and those of the file system.
 */
export async function resumeContainer(
  disk: Disk,
  path: string,
  identity: ContainerIdentity,
  keep?: number,
): Promise<{ readonly writer: ContainerWriter; readonly bytes: number } | { readonly seal: ContainerSeal }> {
  const opened = await reopen(disk, path, { identity, mode: 'stream', onData: () => undefined, ...(keep !== undefined && { keep }) })
  if ('seal' in opened) return opened
  return { writer: writerOn(opened), bytes: opened.sealer.tally.bytes }
}

// The disk is happier with few large writes: 16 records make one of 1 MiB.
const WRITE_BYTES = 16 * (RECORD_BYTES + OVERHEAD_BYTES) + EPOCH_BYTES + FINAL_BYTES
// Syncing as we go keeps the last sync, which someone waits for, short.
const SYNC_EVERY_BYTES = 64 * 1_024 * 1_024

function writerOn({ file, sealer, epochRecord }: OpenForWriting): ContainerWriter {
  const queue = inTurn()
  const out = outgoing(file, epochRecord)
  const short = Buffer.allocUnsafeSlow(RECORD_BYTES)
  let filled = 0
  let state: 'open' | 'dead' | 'closed' = 'open'
  let failure: unknown = new Error('This file has been closed')

  async function whileOpen<T>(act: () => Promise<T>): Promise<T> {
    if (state !== 'open') throw failure
    try {
      return await act()
    } catch (error) {
      state = 'dead'
      failure = error
      forget()
      throw error
    }
  }

  function forget(): void {
    sealer.wipe()
    wipe(short)
    filled = 0
  }

  async function seal(plain: Uint8Array): Promise<void> {
    const { target, at } = await out.room(plain.length + OVERHEAD_BYTES)
    out.fill(sealer.data(target, at, plain))
  }

  async function sealShort(): Promise<void> {
    if (filled > 0) await seal(short.subarray(0, filled))
    filled = 0
  }

  async function append(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + RECORD_BYTES - filled)
      at += piece.length
      if (piece.length === RECORD_BYTES) {
        await seal(piece)
        continue
      }
      short.set(piece, filled)
      filled += piece.length
      if (filled === RECORD_BYTES) await sealShort()
    }
  }

  async function sync(): Promise<void> {
    await sealShort()
    if (await out.sync()) sealer.noteSync()
  }

  return {
    append: (bytes) => queue(() => whileOpen(() => append(bytes))),
    sync: () => queue(() => whileOpen(sync)),
    finish: () =>
      queue(() =>
        whileOpen(async () => {
          // The end is written when all that it stands for is on disk, so that damage in front of it is never taken for a tear.
          await sealShort()
          await out.room(0)
          if (await out.sync()) sealer.noteSync()
          const { target, at } = await out.room(FINAL_BYTES)
          const { end, seal } = sealer.final(target, at)
          out.fill(end)
          await out.sync()
          await file.close()
          forget()
          state = 'closed'
          return seal
        }),
      ),
    release: () =>
      queue(async () => {
        if (state === 'closed') return
        state = 'closed'
        forget()
        await out.settled()
        await file.close()
      }),
    get bytes() {
      return sealer.tally.bytes + filled
    },
  }
}

interface Outgoing {
  /** Where to put the next record of this length; writes out what is there when it does not fit. */
  room(length: number): Promise<{ readonly target: Buffer; readonly at: number }>
  /** The record that was put there ends here. */
  fill(end: number): void
  /** True when everything so far is on disk, false when there was nothing new. */
  sync(): Promise<boolean>
  /** Nothing is on its way any more, done or failed. */
  settled(): Promise<void>
}

/** Two buffers in turn: one is filled while the other is written. */
function outgoing(file: DiskFile, first: Buffer): Outgoing {
  let [current, other] = [Buffer.alloc(0), Buffer.alloc(0)]
  let filled = 0
  let pending = first
  let unsynced = 0
  let isDirty = false
  let writing: Promise<void> = Promise.resolve()
  let syncing: Promise<void> = Promise.resolve()

  async function write(): Promise<void> {
    if (filled === 0) return
    await writing
    const bytes = current.subarray(0, filled)
    writing = file.write(bytes)
    // A failure is thrown where it is awaited: before the next write, or at the next sync.
    writing.catch(() => undefined)
    unsynced += filled
    isDirty = true
    ;[current, other] = [other, current]
    filled = 0
    if (unsynced < SYNC_EVERY_BYTES) return
    unsynced = 0
    await writing
    await syncing
    syncing = file.sync()
    syncing.catch(() => undefined)
  }

  return {
    async room(length) {
      if (filled + length > WRITE_BYTES) await write()
      if (current.length === 0) current = Buffer.allocUnsafeSlow(WRITE_BYTES)
      if (pending.length > 0) {
        current.set(pending, filled)
        filled += pending.length
        pending = Buffer.alloc(0)
      }
      return { target: current, at: filled }
    },
    fill: (end) => void (filled = end),
    async sync() {
      await write()
      if (!isDirty) return false
      await writing
      await syncing
      await file.sync()
      unsynced = 0
      isDirty = false
      return true
    },
    settled: async () => {
      await Promise.allSettled([writing, syncing])
    },
  }
}
