import { parentPort } from 'node:worker_threads'
import { sealBatch, type SealedBatch, type ToBeSealed } from './batch'

/** Memory and key are handed over: nobody else has them meanwhile. */
export interface Question {
  readonly id: number
  readonly batch: ToBeSealed
}

/** The memory comes back. */
export interface Answer {
  readonly id: number
  readonly sealed: SealedBatch
}

parentPort?.on('message', ({ id, batch }: Question) => {
  const sealed = sealBatch(batch)
  parentPort?.postMessage({ id, sealed } satisfies Answer, [sealed.bytes.buffer])
})

// What cannot be read is never answered: better an end that is noticed.
parentPort?.on('messageerror', (error) => {
  throw error
})
