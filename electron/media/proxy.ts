import { AppFailure } from '../../shared/domain/outcome'
import type { Id } from '../../shared/domain/ids'
import type { Ms } from '../../shared/domain/time'
import type { Vault, VaultKey } from '../vault/vault'
import type { FootageInput } from './args/inputs'
import { copyArguments, proxyArguments } from './args/proxy'
import type { FoundFfmpeg } from './find-ffmpeg'
import type { FootageFacts } from './footage-facts'
import type { GiveWay } from './give-way'
import { layOutAnew } from './lay-out-anew'
import { HOUR } from './limits'
import { copyContainer } from './playability'
import type { FfmpegJob } from './run-ffmpeg'
import type { Container } from './sniff'
import { unreadable } from './unreadable'

export interface ProxyJob {
  readonly recordingId: Id
  readonly facts: FootageFacts
  readonly container: Container
  readonly signal?: AbortSignal | undefined
  readonly progress?: (fraction: number) => void
}

export interface QuickJob extends ProxyJob {
  readonly signal: AbortSignal
  /** Waited for before anything more is written: ffmpeg stands still as soon as its pipe is full. */
  readonly clear: GiveWay['clear']
}

/** Decodes the original into something that browsers play, straight into the vault. */
export function encodeProxy(vault: Vault, ffmpeg: FoundFfmpeg, job: ProxyJob): Promise<void> {
  return encodeCopy(vault, ffmpeg, job, 'proxy')
}

/** Decodes the original into something that can be jumped about in at once, with nobody waiting for it. */
export function encodeQuick(vault: Vault, ffmpeg: FoundFfmpeg, job: QuickJob): Promise<void> {
  return encodeCopy(vault, ffmpeg, job, 'quick', () => job.clear(job.signal))
}

const shapes = {
  proxy: { height: 540, keyFrameEvery: 2, threads: 2 },
  // Seven frames from any key frame are decoded before a person notices, also while the computer has other things to do.
  quick: { height: 720, keyFrameEvery: 0.25, threads: 1 },
} as const

async function encodeCopy(vault: Vault, ffmpeg: FoundFfmpeg, job: ProxyJob, part: keyof typeof shapes, beforeWriting?: () => Promise<void>): Promise<void> {
  await make(vault, ffmpeg, job, part, {
    args: (input) => proxyArguments(input, job.facts, shapes[part], ffmpeg),
    container: 'mov',
    limit: 12 * HOUR,
    priority: part === 'quick' ? 'low' : 'normal',
    beforeWriting,
  })
}

/** Moves the pictures as they are into a container that browsers play; what is torn off at the end is left out. */
export async function copyIntoProxy(vault: Vault, ffmpeg: FoundFfmpeg, job: ProxyJob): Promise<void> {
  await make(vault, ffmpeg, job, 'proxy', {
    args: (input) => copyArguments(input, job.facts, job.facts.isTorn ? job.facts.duration : null),
    container: copyContainer(job.facts),
    limit: 2 * HOUR,
    priority: 'normal',
  })
}

interface Making {
  readonly args: (input: FootageInput) => string[]
  readonly container: Container
  readonly limit: Ms
  readonly priority: FfmpegJob['priority']
  readonly beforeWriting?: (() => Promise<void>) | undefined
}

async function make(vault: Vault, ffmpeg: FoundFfmpeg, job: ProxyJob, part: keyof typeof shapes, { args, container, limit, priority, beforeWriting }: Making): Promise<void> {
  const original = await vault.lend(`recordings/${job.recordingId}/original`)
  const key: VaultKey = `recordings/${job.recordingId}/${part}`
  const writer = await vault.write(key)
  try {
    const end = await ffmpeg.run({
      args: args({ url: original.url, container: job.container, readableBytes: job.facts.readableBytes }),
      output: async (bytes) => {
        await beforeWriting?.()
        await writer.append(bytes)
      },
      signal: job.signal,
      progress: progressOver(job),
      limit,
      priority,
      isTolerant: job.facts.isTorn,
    })
    if (end.frames === 0) throw unreadable('no-frames')
    await writer.commit()
    // As ffmpeg gives it, it opens slowly: without its last shape it would be taken for done, and never made again.
    await layOutAnew(vault, key, container, job.signal).catch(async (error: unknown) => {
      await vault.remove(key).catch(() => undefined)
      throw error
    })
  } catch (error) {
    throw ofTheFootage(error)
  } finally {
    await writer.abandon()
    await original.release()
  }
}

const progressOver = (job: ProxyJob) => (outTime: number) => job.progress?.(job.facts.duration > 0 ? Math.min(1, outTime / job.facts.duration) : 0)

// A decoder that gives up speaks of the footage, not of ffmpeg.
function ofTheFootage(error: unknown): unknown {
  return error instanceof AppFailure && error.error.kind === 'ffmpeg-failed' ? unreadable('damaged') : error
}
