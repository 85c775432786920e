import { CustomSource, EncodedPacketSink, Input, MATROSKA, MP4, MPEG_TS, QTFF, WEBM, type InputVideoTrack } from 'mediabunny'
import { msFromSeconds } from '../../shared/domain/time'
import type { Colour, FootageFacts } from './footage-facts'
import { frameTable } from './frame-table'
import { outlineMp4 } from './mp4/outline'
import { hasSoundTables, mostFrames } from './mp4/sound-tables'
import type { Container } from './sniff'
import { unreadable } from './unreadable'

/** Bytes to be looked into; `read` gives `[start, end)`. */
export interface ContainerBytes {
  readonly size: number
  readonly container: Exclude<Container, 'avi'>
  readonly read: (start: number, end: number) => Promise<Uint8Array>
}

/**
 * What the container itself says, without decoding anything; null where mediabunny does not know the codec. Hostile bytes may
 * keep it busy for ever without a pause, so it runs on a thread that can be ended (`read-container.ts`), and nowhere else.
 * Errors: `media-unreadable`, and whatever a parser makes of broken bytes.
 */
export async function containerFacts({ size, container, read }: ContainerBytes, progress: (fraction: number) => void): Promise<FootageFacts | null> {
  const outline = container === 'mov' ? await outlineMp4(read, size) : null
  if (outline && !outline.hasIndex) throw unreadable('index-missing')
  if (outline && !(await hasSoundTables(read, outline.heads))) throw unreadable('damaged')

  const readableBytes = outline?.readableBytes ?? size
  const source = new CustomSource({ getSize: () => readableBytes, read, prefetchProfile: 'fileSystem' })
  const input = new Input({ formats: [MP4, QTFF, MATROSKA, WEBM, MPEG_TS], source })
  try {
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]
    if (!video) throw unreadable('no-picture')
    const codec = await video.getCodec()
    const isTorn = outline?.isTorn ?? false
    const claimed = await input.getDurationFromMetadata()
    const walk = await walkFrames(video, { readsData: isTorn, expected: claimed, progress })
    if (codec === null) return null
    if (walk.seconds.length === 0) throw unreadable('no-frames')
    const wholeLength = isTorn ? null : await input.computeDuration(audio ? [video, audio] : [video])
    return {
      videoCodec: codec,
      videoParameters: await video.getCodecParameterString(),
      audioCodec: audio ? ((await audio.getCodec()) ?? 'unknown') : null,
      width: Math.round(await video.getDisplayWidth()),
      height: Math.round(await video.getDisplayHeight()),
      videoIndex: video.number - 1,
      audioIndex: audio ? audio.number - 1 : 0,
      colour: await colourOf(video),
      frames: frameTable(walk.seconds),
      keyFrames: frameTable(walk.keySeconds),
      duration: msFromSeconds(Math.max(wholeLength ?? 0, walk.end)),
      firstTime: msFromSeconds(Math.min(walk.seconds[0] ?? 0, audio ? await audio.getFirstTimestamp() : Infinity)),
      saysItsLength: claimed !== null || (outline?.isFragmented ?? false),
      isTorn,
      ...(readableBytes < size ? { readableBytes } : {}),
      claimedDuration: isTorn && claimed !== null ? msFromSeconds(claimed) : null,
    }
  } finally {
    input.dispose()
  }
}

interface FrameWalk {
  readonly seconds: readonly number[]
  readonly keySeconds: readonly number[]
  readonly end: number
}

interface WalkOptions {
  readonly readsData: boolean
  readonly expected: number | null
  readonly progress: (fraction: number) => void
}

// Where bytes are missing, only frames whose bytes can be read count; otherwise the container's word is enough.
async function walkFrames(video: InputVideoTrack, { readsData, expected, progress }: WalkOptions): Promise<FrameWalk> {
  const seconds: number[] = []
  const keySeconds: number[] = []
  let end = 0
  for await (const packet of new EncodedPacketSink(video).packets(undefined, undefined, { metadataOnly: !readsData })) {
    if (seconds.length >= mostFrames) throw unreadable('too-long')
    seconds.push(packet.timestamp)
    if (packet.type === 'key') keySeconds.push(packet.timestamp)
    end = Math.max(end, packet.timestamp + packet.duration)
    if (expected && seconds.length % 500 === 0) progress(Math.min(1, packet.timestamp / expected))
  }
  seconds.sort((a, b) => a - b)
  return { seconds, keySeconds, end }
}

async function colourOf(video: InputVideoTrack): Promise<Colour> {
  const space = await video.getColorSpace()
  const transfer: string | null | undefined = space.transfer
  return {
    matrix: matrices[space.matrix ?? ''] ?? null,
    hdr: transfer === 'pq' ? 'pq' : transfer === 'hlg' ? 'hlg' : null,
  }
}

const matrices: Readonly<Record<string, Colour['matrix']>> = { bt709: 'bt709', bt470bg: 'bt601', smpte170m: 'bt601', 'bt2020-ncl': 'bt2020' }
