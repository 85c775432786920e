import type { Id } from '../../shared/domain/ids'
import { AppFailure } from '../../shared/domain/outcome'
import type { MediaInfo } from '../../shared/domain/recording'
import { HOUR, largestHeight, largestWidth, longestHours, mostFootageBytes } from './limits'
import type { Vault, VaultKey } from '../vault/vault'
import { askFfmpeg } from './ask-ffmpeg'
import { keepExamined, type ExaminedMedia } from './film-source'
import type { FoundFfmpeg } from './find-ffmpeg'
import type { FootageFacts } from './footage-facts'
import { encodeFrames } from './frame-table'
import type { Media } from './media'
import { copyContainer, treatmentOf, type Treatment } from './playability'
import { copyIntoProxy, encodeProxy } from './proxy'
import { readContainer } from './read-container'
import { sniff, sniffLength, type Container } from './sniff'
import { unreadable } from './unreadable'
import { keepBytes, readBytes, sizeOf } from './vault-bytes'

type Options = Parameters<Media['examine']>[1]

/** Looks at the original of a recording, makes it playable, and keeps what was found. What fails or is stopped leaves nothing new. */
export async function examine(vault: Vault, ffmpeg: FoundFfmpeg | null, recordingId: Id, options: Options): Promise<MediaInfo> {
  try {
    const examined = await lookAndTreat(vault, ffmpeg, recordingId, options)
    if (options.signal?.aborted) throw new AppFailure({ kind: 'cancelled' })
    await vault.updateFacts(recordingId, { media: keepExamined(examined) })
    return examined.media
  } catch (error) {
    await vault.remove(`recordings/${recordingId}/proxy`)
    await vault.remove(`recordings/${recordingId}/frames`)
    throw options.signal?.aborted ? new AppFailure({ kind: 'cancelled' }) : error
  }
}

async function lookAndTreat(vault: Vault, ffmpeg: FoundFfmpeg | null, recordingId: Id, options: Options): Promise<ExaminedMedia> {
  const key: VaultKey = `recordings/${recordingId}/original`
  const size = await sizeOf(vault, key, recordingId)
  if (size > mostFootageBytes) throw unreadable('too-large')
  const container = await sniffObject(vault, key, size)
  options.progress?.('looking', 0)
  const facts = await look(vault, ffmpeg, key, size, container, options)
  refuseExcess(facts)
  const treatment = treatmentOf(facts, container)
  options.progress?.('looking', 1)
  const shown = treatment === 'none' ? facts : await withProxy(vault, ffmpeg, recordingId, facts, container, treatment, options)

  const frames = shown.frames ?? new Uint32Array()
  if (frames.length === 0) throw unreadable('no-frames')
  await keepBytes(vault, `recordings/${recordingId}/frames`, encodeFrames(frames))
  // A copy holds the very same pictures in a sound container; a smaller proxy is not good enough for a film, unless the
  // original breaks off.
  const cutsFromProxy = treatment === 'copy' || facts.isTorn
  const isCut = facts.claimedDuration !== null && facts.claimedDuration > shown.duration
  return {
    media: {
      duration: shown.duration,
      width: facts.width,
      height: facts.height,
      frameRate: meanRate(frames, shown.duration),
      frames: frames.length,
      hasSound: facts.audioCodec !== null,
      videoCodec: facts.videoCodec,
      bytes: size,
      hasProxy: treatment !== 'none',
      cutOffAt: isCut ? shown.duration : null,
    },
    source: {
      part: cutsFromProxy ? 'proxy' : 'original',
      container: cutsFromProxy ? copyContainer(facts) : container,
      countsFromStart: treatment === 'encode' && !cutsFromProxy,
      videoIndex: cutsFromProxy ? 0 : facts.videoIndex,
      audioIndex: cutsFromProxy ? 0 : facts.audioIndex,
      colour: cutsFromProxy && treatment === 'encode' ? { matrix: 'bt709', hdr: null } : facts.colour,
      keyFrames: shown.keyFrames.length,
    },
  }
}

/** Tells the container, or says what else it is. */
export async function sniffObject(vault: Vault, key: VaultKey, size: number): Promise<Container> {
  const found = sniff(size === 0 ? new Uint8Array() : await readBytes(vault, key, 0, Math.min(size, sniffLength)))
  if ('problem' in found) throw unreadable(found.problem)
  return found.container
}

async function look(vault: Vault, ffmpeg: FoundFfmpeg | null, key: VaultKey, size: number, container: Container, options: Options): Promise<FootageFacts> {
  const known = await readContainer(vault, key, size, container, {
    signal: options.signal,
    progress: (fraction) => options.progress?.('looking', fraction),
  })
  if (known) return known
  if (!ffmpeg) throw new AppFailure({ kind: 'ffmpeg-missing' })
  const lent = await vault.lend(key)
  try {
    return await askFfmpeg(ffmpeg.run, { url: lent.url, container }, options.signal)
  } finally {
    await lent.release()
  }
}

async function withProxy(
  vault: Vault,
  ffmpeg: FoundFfmpeg | null,
  recordingId: Id,
  facts: FootageFacts,
  container: Container,
  treatment: Exclude<Treatment, 'none'>,
  options: Options,
): Promise<FootageFacts> {
  if (!ffmpeg) throw new AppFailure({ kind: 'ffmpeg-missing' })
  const progress = (fraction: number): void => options.progress?.('proxy', fraction)
  const make = treatment === 'copy' ? copyIntoProxy : encodeProxy
  progress(0)
  await make(vault, ffmpeg, { recordingId, facts, container, signal: options.signal, progress })
  const key: VaultKey = `recordings/${recordingId}/proxy`
  const size = await sizeOf(vault, key, recordingId)
  const shown = await readContainer(vault, key, size, await sniffObject(vault, key, size), { signal: options.signal })
  if (!shown) throw unreadable('damaged')
  progress(1)
  return shown
}

function refuseExcess(facts: FootageFacts): void {
  if (facts.duration > longestHours * HOUR) throw unreadable('too-long')
  const [long, short] = [Math.max(facts.width, facts.height), Math.min(facts.width, facts.height)]
  if (long > Math.max(largestWidth, largestHeight) || short > Math.min(largestWidth, largestHeight)) throw unreadable('too-large')
}

function meanRate(frames: Uint32Array, duration: number): number {
  const span = (frames.at(-1) ?? 0) - (frames[0] ?? 0)
  const rate = frames.length > 1 && span > 0 ? ((frames.length - 1) * 1_000) / span : (frames.length * 1_000) / Math.max(1, duration)
  return Math.round(rate * 100) / 100
}
