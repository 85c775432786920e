import { Worker } from 'node:worker_threads'
import { AppFailure } from '../../shared/domain/outcome'
import type { Ms } from '../../shared/domain/time'
import type { Vault, VaultKey } from '../vault/vault'
import { boundedReading, type BoundedReading } from './bounded-reading'
import type { BytesRead, FromThread, ToBeRead } from './container-thread'
import program from './container-thread?thread'
import type { FootageFacts } from './footage-facts'
import { lookingLimit } from './limits'
import type { Container } from './sniff'
import { unreadable } from './unreadable'

export interface ReadingOptions {
  readonly signal?: AbortSignal | undefined
  readonly progress?: (fraction: number) => void
  /** By the clock on the wall; left out, what a file of this size may take. */
  readonly limit?: Ms
}

/**
 * What the container itself says, without decoding anything; null where mediabunny does not know the container or codec.
 * It is read on a thread of its own, bounded in time, memory and bytes: a file can be made so that a parser never ends, and
 * here filming, saving and locking must go on. Errors: `media-unreadable`, `cancelled`, and those of reading from the vault.
 */
export async function readContainer(vault: Vault, key: VaultKey, size: number, container: Container, options: ReadingOptions = {}): Promise<FootageFacts | null> {
  if (container === 'avi') return null
  if (options.signal?.aborted) throw new AppFailure({ kind: 'cancelled' })
  const stop = new AbortController()
  const read = boundedReading(vault, key, size, stop.signal)
  const thread = new Worker(program, {
    eval: true,
    workerData: { size, container } satisfies ToBeRead,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 64 },
  })
  try {
    return await answerOf(thread, read, size, options)
  } finally {
    stop.abort()
    await thread.terminate()
  }
}

function answerOf(thread: Worker, read: BoundedReading, size: number, { signal, progress, limit = lookingLimit(size) }: ReadingOptions): Promise<FootageFacts | null> {
  return new Promise<FootageFacts | null>((resolve, reject) => {
    const clock = setTimeout(() => reject(unreadable('damaged')), limit)
    const cancel = (): void => reject(new AppFailure({ kind: 'cancelled' }))
    signal?.addEventListener('abort', cancel)
    thread.on('message', (message: FromThread) => {
      if (message.kind === 'progress') progress?.(message.fraction)
      else if (message.kind === 'found') resolve(message.facts)
      else if (message.kind === 'unreadable') reject(unreadable(message.problem))
      else read(message.start, message.end).then((bytes) => thread.postMessage({ id: message.id, bytes } satisfies BytesRead, [bytes.buffer]), reject)
    })
    thread.once('error', (error: Error & { readonly code?: string }) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? unreadable('damaged') : error))
    thread.once('exit', () => {
      clearTimeout(clock)
      signal?.removeEventListener('abort', cancel)
      reject(new Error('Reading a container ended without an answer'))
    })
  })
}
