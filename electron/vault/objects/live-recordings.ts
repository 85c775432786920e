import type { Id } from '../../../shared/domain/ids'
import { AppFailure } from '../../../shared/domain/outcome'
import { createContainer, resumeContainer, type ContainerWriter } from '../container/writer'
import type { ContainerIdentity, ContainerSeal } from '../container/format'
import type { Disk } from '../disk'
import { onDisk } from '../disk-failure'
import { inTurn } from '../in-turn'
import type { ObjectPlace } from './object-store'
import { withIdentity } from './with-identity'

type LivePlace = Pick<ObjectPlace, 'path' | 'identity'>

interface Live {
  /** Where its bytes lie. Its key is asked for only where its file has to be opened anew. */
  readonly path: string
  readonly queue: ReturnType<typeof inTurn>
  /** Null after a write that failed: its file is opened anew, in a new epoch, before anything more is written. */
  writer: ContainerWriter | null
  nextIndex: number
  /** Length in plain bytes of what has been acknowledged. */
  bytes: number
}

/** Footage being appended to by this process. Each append is sealed and on disk when it resolves. */
export class LiveRecordings {
  private readonly live = new Map<Id, Live>()

  /** `identityOf` throws while the vault is locked: then a file that a write failed on cannot be opened anew. */
  constructor(
    private readonly disk: Disk,
    private readonly identityOf: (recordingId: Id) => ContainerIdentity,
  ) {}

  async begin(recordingId: Id, place: LivePlace): Promise<void> {
    const writer = await onDisk(0, async () => {
      const created = await withIdentity(place, (identity) => createContainer(this.disk, place.path, identity))
      await created.sync()
      return created
    })
    this.live.set(recordingId, { path: place.path, queue: inTurn(), writer, nextIndex: 0, bytes: 0 })
  }

  append(recordingId: Id, index: number, bytes: Uint8Array): Promise<void> {
    const target = this.live.get(recordingId)
    if (!target) return Promise.reject(new AppFailure({ kind: 'recording-missing', recordingId }))
    return target.queue(() => this.appendNow(recordingId, target, index, bytes))
  }

  /** Waits for what was asked for before, then writes the end. Null where nothing is live. */
  async finish(recordingId: Id): Promise<ContainerSeal | null> {
    return this.let(recordingId, async (target) => {
      const writer = target.writer
      if (writer) return writer.finish()
      const { seal } = await finishResumed(this.disk, { path: target.path, identity: () => this.identityOf(recordingId) }, target.bytes)
      return seal
    })
  }

  /** Waits for what was asked for before, then lets go of the file as it is. */
  async release(recordingId: Id): Promise<void> {
    await this.let(recordingId, async (target) => {
      await target.writer?.release()
      return null
    })
  }

  /** Goes on with what was being filmed when the vault was locked; the writers are handed over as they are. */
  takeOver(locked: LiveRecordings): void {
    for (const [recordingId, live] of locked.live) this.live.set(recordingId, live)
    locked.live.clear()
  }

  isLive(recordingId: Id): boolean {
    return this.live.has(recordingId)
  }

  ids(): readonly Id[] {
    return [...this.live.keys()]
  }

  private async let<T>(recordingId: Id, act: (target: Live) => Promise<T>): Promise<T | null> {
    const target = this.live.get(recordingId)
    if (!target) return null
    return target.queue(async () => {
      if (!this.live.delete(recordingId)) return null
      return onDisk(0, () => act(target))
    })
  }

  private async appendNow(recordingId: Id, target: Live, index: number, bytes: Uint8Array): Promise<void> {
    if (this.live.get(recordingId) !== target) throw new AppFailure({ kind: 'recording-missing', recordingId })
    if (index !== target.nextIndex) throw new AppFailure({ kind: 'chunk-out-of-order', expected: target.nextIndex, received: index })
    await onDisk(bytes.length, async () => {
      target.writer ??= await resumed(this.disk, { path: target.path, identity: () => this.identityOf(recordingId) }, target.bytes)
      const writer = target.writer
      try {
        await writer.append(bytes)
        await writer.sync()
      } catch (error) {
        target.writer = null
        await writer.release().catch(() => undefined)
        throw error
      }
    })
    target.nextIndex += 1
    target.bytes += bytes.length
  }
}

// Half a chunk must not stay in front of the next one: what was not acknowledged is cut off.
async function resumed(disk: Disk, place: LivePlace, acknowledged: number): Promise<ContainerWriter> {
  const found = await withIdentity(place, (identity) => resumeContainer(disk, place.path, identity, acknowledged))
  if ('seal' in found) throw new Error('A recording that was ended cannot be appended to')
  return found.writer
}

/**
 * Ends a recording that nobody is appending to any more, unless it has its end; of one that this process wrote, no more than was
 * acknowledged stays.
 */
export async function finishResumed(disk: Disk, place: LivePlace, acknowledged?: number): Promise<{ readonly seal: ContainerSeal; readonly wasEnded: boolean }> {
  const found = await withIdentity(place, (identity) => resumeContainer(disk, place.path, identity, acknowledged))
  return 'seal' in found ? { seal: found.seal, wasEnded: true } : { seal: await found.writer.finish(), wasEnded: false }
}
