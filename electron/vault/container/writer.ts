import type { Disk } from '../disk'
import { inTurn } from '../in-turn'
import type { BulkSealer } from './bulk-sealer'
import type { ContainerIdentity, ContainerSeal } from './format'
import { outgoing } from './outgoing'
import { make, reopen, type OpenForWriting } from './reopen'

/**
 * A sealed file being written. After a write that failed it is dead: everything but `release` is refused with the same failure,
 * and the file is resumed, in a new epoch, or thrown away.
 */
export interface ContainerWriter {
  /** A copy, buffered into records of 64 KiB; on disk after `sync`. */
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

/** Fails where the file exists. With a `bulk` sealer, what comes in bulk is sealed beside. Errors: those of the file system; then nothing is left. */
export async function createContainer(disk: Disk, path: string, identity: ContainerIdentity, bulk: BulkSealer | null = null): Promise<ContainerWriter> {
  return writerOn(await make(disk, path, identity, 'stream'), bulk)
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
  return { writer: writerOn(opened, null), bytes: opened.sealer.tally.bytes }
}

function writerOn(opened: OpenForWriting, bulk: BulkSealer | null): ContainerWriter {
  const { file } = opened
  const queue = inTurn()
  const out = outgoing(opened, bulk)
  let state: 'open' | 'dead' | 'closed' = 'open'
  let failure: unknown = new Error('This file has been closed')

  async function whileOpen<T>(act: () => Promise<T>): Promise<T> {
    if (state !== 'open') throw failure
    try {
      return await act()
    } catch (error) {
      state = 'dead'
      failure = error
      out.forget()
      throw error
    }
  }

  return {
    append: (bytes) => queue(() => whileOpen(() => out.add(bytes))),
    sync: () => queue(() => whileOpen(() => out.sync())),
    finish: () =>
      queue(() =>
        whileOpen(async () => {
          const seal = await out.end()
          await file.close()
          out.forget()
          state = 'closed'
          return seal
        }),
      ),
    release: () =>
      queue(async () => {
        if (state === 'closed') return
        state = 'closed'
        out.forget()
        await out.settled()
        await file.close()
      }),
    get bytes() {
      return out.bytes()
    },
  }
}
