import { LARGEST_CHUNK_BYTES } from '../../../../shared/bridge/bounds'

/** What the recorder hands over, half a second at a time. */
export interface Chunk {
  arrayBuffer(): Promise<ArrayBuffer>
}

export interface ChunkQueue {
  add(chunk: Chunk): void
  /** Chunks handed over and not on disk yet. */
  readonly waiting: number
  /** Resolves when everything handed over is on disk, or nothing more will be. Never fails: `onFailure` has said so. */
  drained(): Promise<void>
}

/** So many pieces behind, the disk will not catch up again, and the rest would only fill the memory. */
export const MOST_WAITING = 30

export class DiskTooSlow extends Error {}

/**
 * Brings chunks to disk one after another in the order they came. After the first failure nothing more is written, so that
 * what is there stays one whole piece. No chunk is kept after it is on disk.
 */
export function makeChunkQueue(append: (index: number, bytes: Uint8Array<ArrayBuffer>) => Promise<void>, onFailure: (error: unknown) => void): ChunkQueue {
  let next = 0
  let waiting = 0
  let hasFailed = false
  let tail: Promise<void> = Promise.resolve()

  function fail(error: unknown): void {
    if (hasFailed) return
    hasFailed = true
    onFailure(error)
  }

  async function write(chunk: Chunk): Promise<void> {
    try {
      if (hasFailed) return
      const bytes = new Uint8Array(await chunk.arrayBuffer())
      // One of a page that stood still may be longer than the bridge takes at once.
      for (let at = 0; at === 0 || at < bytes.length; at += LARGEST_CHUNK_BYTES) {
        // Not copied where it goes whole: twice a second, for hours, is much to be collected.
        await append(next, bytes.length <= LARGEST_CHUNK_BYTES ? bytes : bytes.slice(at, at + LARGEST_CHUNK_BYTES))
        next += 1
      }
    } catch (error) {
      fail(error)
    } finally {
      waiting -= 1
    }
  }

  return {
    add(chunk) {
      if (hasFailed) return
      if (waiting >= MOST_WAITING) {
        fail(new DiskTooSlow('The disk does not keep up with the camera'))
        return
      }
      waiting += 1
      tail = tail.then(() => write(chunk))
    },
    get waiting() {
      return waiting
    },
    drained: () => tail,
  }
}
