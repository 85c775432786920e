import { join } from 'node:path'
import type { Id } from '../../shared/domain/ids'
import { AppFailure } from '../../shared/domain/outcome'
import type { Disk, DiskFile } from './disk'
import { onDisk } from './disk-failure'
import { inTurn } from './in-turn'

/** Footage being appended to by this process. Each append is on disk when it resolves. */
export interface LiveFootage {
  begin(recordingId: Id, folder: string): Promise<void>
  append(recordingId: Id, index: number, bytes: Uint8Array): Promise<void>
  /** Waits for what was asked for before, then lets go of the file; nothing happens where none is live. */
  release(recordingId: Id): Promise<void>
  isLive(recordingId: Id): boolean
  ids(): readonly Id[]
}

interface Live {
  readonly file: DiskFile
  readonly queue: ReturnType<typeof inTurn>
  nextIndex: number
  /** Length in bytes of what has been acknowledged. */
  bytes: number
}

export function liveFootage(disk: Disk): LiveFootage {
  const live = new Map<Id, Live>()

  async function append(recordingId: Id, target: Live, index: number, bytes: Uint8Array): Promise<void> {
    if (live.get(recordingId) !== target) throw new AppFailure({ kind: 'recording-missing', recordingId })
    if (index !== target.nextIndex) {
      throw new AppFailure({ kind: 'chunk-out-of-order', expected: target.nextIndex, received: index })
    }
    try {
      await onDisk(bytes.length, async () => {
        await target.file.write(bytes)
        await target.file.sync()
      })
    } catch (error) {
      await takeBack(recordingId, target)
      throw error
    }
    target.nextIndex += 1
    target.bytes += bytes.length
  }

  // Half a chunk must not stay in front of the next one. If even that fails, nothing more may be appended.
  async function takeBack(recordingId: Id, target: Live): Promise<void> {
    try {
      await target.file.truncate(target.bytes)
      await target.file.sync()
    } catch {
      live.delete(recordingId)
      await target.file.close().catch(() => undefined)
    }
  }

  return {
    async begin(recordingId, folder) {
      const file = await onDisk(0, async () => {
        await disk.makeFolder(folder)
        const created = await disk.open(join(folder, 'original'), 'append')
        await disk.syncFolder(folder)
        return created
      })
      live.set(recordingId, { file, queue: inTurn(), nextIndex: 0, bytes: 0 })
    },
    append(recordingId, index, bytes) {
      const target = live.get(recordingId)
      if (!target) return Promise.reject(new AppFailure({ kind: 'recording-missing', recordingId }))
      return target.queue(() => append(recordingId, target, index, bytes))
    },
    async release(recordingId) {
      const target = live.get(recordingId)
      if (!target) return
      await target.queue(async () => {
        if (!live.delete(recordingId)) return
        await target.file.close()
      })
    },
    isLive: (recordingId) => live.has(recordingId),
    ids: () => [...live.keys()],
  }
}
