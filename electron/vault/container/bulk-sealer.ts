import { Worker } from 'node:worker_threads'
import type { SealedBatch } from './batch'
import type { LaidOut } from './record'
import type { Sealer } from './sealer'
import type { Answer, Question } from './sealing-thread'
import program from './sealing-thread?thread'

/**
 * Seals what comes in bulk beside everything else: the cipher and the memory that it leaves behind take longer than reading and
 * writing do, and the process that holds the vault has others to answer meanwhile.
 */
export interface BulkSealer {
  /**
   * Takes records that were laid out, and with them their memory; gives it back when they are sealed. Null, and nothing taken,
   * where the thread has not begun yet or has ended: whoever asks seals them without it. Rejects where it ended meanwhile.
   */
  seal(records: LaidOut, sealer: Pick<Sealer, 'handOver'>): Promise<SealedBatch> | null
  /** What is under way is given up. */
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (sealed: SealedBatch) => void
  readonly reject: (error: Error) => void
}

/** The thread begins with the first that asks, and is there for all of them until the vault is closed. */
export function bulkSealer(): BulkSealer {
  let thread: BulkSealer | null = null
  let isClosed = false
  return {
    seal: (records, sealer) => (isClosed ? null : (thread ??= beginThread()).seal(records, sealer)),
    async close() {
      isClosed = true
      await thread?.close()
    },
  }
}

// A record leaves its ciphertext behind when that was copied to its place. With little room for what is young, that memory comes
// round again while it is still near the processor.
const YOUNG_MB = 1

function beginThread(): BulkSealer {
  const worker = new Worker(program, { eval: true, env: {}, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let isReady = false

  const end = (error: Error): void => {
    isReady = false
    for (const [id, { reject }] of waiting) {
      waiting.delete(id)
      reject(error)
    }
  }
  worker.once('online', () => (isReady = true))
  worker.on('error', end)
  worker.on('messageerror', (error) => {
    end(error)
    void worker.terminate()
  })
  worker.once('exit', () => end(new Error('The thread that seals has ended')))
  worker.on('message', ({ id, sealed }: Answer) => {
    waiting.get(id)?.resolve(sealed)
    waiting.delete(id)
    if (waiting.size === 0) worker.unref()
  })
  // A program that has nothing else to do may end.
  worker.unref()

  return {
    seal(records, sealer) {
      if (!isReady) return null
      const batch = sealer.handOver(records)
      asked += 1
      const id = asked
      worker.postMessage({ id, batch } satisfies Question, [batch.bytes.buffer, batch.key.buffer])
      worker.ref()
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    },
    async close() {
      await worker.terminate()
    },
  }
}
