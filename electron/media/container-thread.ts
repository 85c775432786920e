import { parentPort, workerData } from 'node:worker_threads'
import { AppFailure, type MediaProblem } from '../../shared/domain/outcome'
import { containerFacts, type ContainerBytes } from './container-facts'
import type { FootageFacts } from './footage-facts'

/** What the thread is begun with. It has no keys and no files: every byte that it sees was asked for. */
export type ToBeRead = Omit<ContainerBytes, 'read'>

/** What the thread says. `read` asks for the bytes `[start, end)`; the last two are its end. */
export type FromThread =
  | { readonly kind: 'read'; readonly id: number; readonly start: number; readonly end: number }
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'found'; readonly facts: FootageFacts | null }
  | { readonly kind: 'unreadable'; readonly problem: MediaProblem }

/** The answer to `read`. */
export interface BytesRead {
  readonly id: number
  readonly bytes: Uint8Array
}

const waiting = new Map<number, (bytes: Uint8Array) => void>()
let asked = 0

parentPort?.on('message', ({ id, bytes }: BytesRead) => {
  waiting.get(id)?.(bytes)
  waiting.delete(id)
})

const say = (message: FromThread): void => parentPort?.postMessage(message)

function read(start: number, end: number): Promise<Uint8Array> {
  asked += 1
  const id = asked
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    say({ kind: 'read', id, start, end })
  })
}

containerFacts({ ...(workerData as ToBeRead), read }, (fraction) => say({ kind: 'progress', fraction })).then(
  (facts) => say({ kind: 'found', facts }),
  // Whatever a parser makes of broken bytes is a property of the bytes.
  (error: unknown) => say({ kind: 'unreadable', problem: error instanceof AppFailure && error.error.kind === 'media-unreadable' ? error.error.problem : 'damaged' }),
)
