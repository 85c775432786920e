import { AppFailure } from '../../shared/domain/outcome'
import type { Id } from '../../shared/domain/ids'
import type { Vault } from '../vault/vault'
import type { FootageInput } from './args/inputs'
import { copyArguments, proxyArguments } from './args/proxy'
import type { FoundFfmpeg } from './find-ffmpeg'
import type { FootageFacts } from './footage-facts'
import { HOUR } from './limits'
import { unreadable } from './read-container'
import type { Container } from './sniff'

export interface ProxyJob {
  readonly recordingId: Id
  readonly facts: FootageFacts
  readonly container: Container
  readonly signal?: AbortSignal | undefined
  readonly progress?: (fraction: number) => void
}

/** Decodes the original into something that browsers play, straight into the vault. */
export function encodeProxy(vault: Vault, ffmpeg: FoundFfmpeg, job: ProxyJob): Promise<void> {
  return encodeCopy(vault, ffmpeg, job, 'proxy')
}

/** Decodes the original into something that can be jumped about in at once, with nobody waiting for it. */
export function encodeQuick(vault: Vault, ffmpeg: FoundFfmpeg, job: ProxyJob): Promise<void> {
  return encodeCopy(vault, ffmpeg, job, 'quick')
}

const shapes = {
  proxy: { height: 540, keyFrameEvery: 2, threads: 2 },
  // A dozen frames from any key frame are decoded before a person notices.
  quick: { height: 720, keyFrameEvery: 0.5, threads: 1 },
} as const

async function encodeCopy(vault: Vault, ffmpeg: FoundFfmpeg, job: ProxyJob, part: keyof typeof shapes): Promise<void> {
  const original = await vault.lend(`recordings/${job.recordingId}/original`)
  const writer = await vault.write(`recordings/${job.recordingId}/${part}`)
  try {
    const end = await ffmpeg.run({
      args: proxyArguments(inputOf(original.url, job), job.facts, shapes[part], ffmpeg),
      output: (bytes) => writer.append(bytes),
      signal: job.signal,
      progress: progressOver(job),
      limit: 12 * HOUR,
      priority: part === 'quick' ? 'low' : 'normal',
      isTolerant: job.facts.isTorn,
    })
    if (end.frames === 0) throw unreadable('no-frames')
    await writer.commit()
  } catch (error) {
    throw ofTheFootage(error)
  } finally {
    await writer.abandon()
    await original.release()
  }
}

/** Moves the pictures as they are into a container that browsers play; what is torn off at the end is left out. */
export async function copyIntoProxy(vault: Vault, ffmpeg: FoundFfmpeg, job: ProxyJob): Promise<void> {
  const original = await vault.lend(`recordings/${job.recordingId}/original`)
  const file = await vault.workFile('mp4')
  try {
    await ffmpeg.run({
      args: copyArguments(inputOf(original.url, job), job.facts, file.path, job.facts.isTorn ? job.facts.duration : null),
      signal: job.signal,
      progress: progressOver(job),
      limit: 2 * HOUR,
      priority: 'normal',
      isTolerant: job.facts.isTorn,
    })
    await file.adopt(`recordings/${job.recordingId}/proxy`)
  } catch (error) {
    throw ofTheFootage(error)
  } finally {
    await file.discard()
    await original.release()
  }
}

const inputOf = (url: string, { container, facts }: ProxyJob): FootageInput => ({ url, container, readableBytes: facts.readableBytes })

const progressOver = (job: ProxyJob) => (outTime: number) => job.progress?.(job.facts.duration > 0 ? Math.min(1, outTime / job.facts.duration) : 0)

// A decoder that gives up speaks of the footage, not of ffmpeg.
function ofTheFootage(error: unknown): unknown {
  return error instanceof AppFailure && error.error.kind === 'ffmpeg-failed' ? unreadable('damaged') : error
}
