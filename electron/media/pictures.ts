import { z } from 'zod'
import type { Id } from '../../shared/domain/ids'
import type { MediaInfo, RecordingPictures } from '../../shared/domain/recording'
import type { Vault, VaultKey } from '../vault/vault'
import { columns, mostTiles, peakArguments, peakRate, tileArguments, tileWidth } from './args/pictures'
import type { FootageInput } from './args/inputs'
import type { ExaminedMedia } from './film-source'
import type { FoundFfmpeg } from './find-ffmpeg'
import { keepBytes, readBytes, sizeOf } from './vault-bytes'
import { sniffObject } from './examine'

const peakStep = 50
const samplesPerStep = (peakRate * peakStep) / 1_000

/** Draws a recording's thumbnails and waveform and keeps both. What cannot be drawn stays empty: a timeline works without. */
export async function drawPictures(vault: Vault, ffmpeg: FoundFfmpeg, recordingId: Id, examined: ExaminedMedia, signal: AbortSignal): Promise<RecordingPictures> {
  const key: VaultKey = `recordings/${recordingId}/${examined.media.hasProxy ? 'proxy' : 'original'}`
  const container = await sniffObject(vault, key, await sizeOf(vault, key, recordingId))
  const lent = await vault.lend(key)
  try {
    const input: FootageInput = { url: lent.url, container }
    const tiles = await drawTiles(vault, ffmpeg, recordingId, examined, input, signal)
    const peaks = examined.media.hasSound ? await measurePeaks(ffmpeg, examined, input, signal) : new Uint8Array()
    const pictures: RecordingPictures = { ...tiles, peaks, peakStep }
    await keepBytes(vault, `recordings/${recordingId}/pictures`, new TextEncoder().encode(encode(pictures)))
    return pictures
  } finally {
    await lent.release()
  }
}

/** The pictures drawn earlier, or null. */
export async function keptPictures(vault: Vault, recordingId: Id): Promise<RecordingPictures | null> {
  const key: VaultKey = `recordings/${recordingId}/pictures`
  const size = await vault.size(key)
  if (size === null) return null
  const kept = keptSchema.safeParse(JSON.parse(new TextDecoder().decode(await readBytes(vault, key, 0, size))))
  return kept.success ? { ...kept.data, peaks: new Uint8Array(Buffer.from(kept.data.peaks, 'base64')) } : null
}

type Tiles = Omit<RecordingPictures, 'peaks' | 'peakStep'>

async function drawTiles(vault: Vault, ffmpeg: FoundFfmpeg, recordingId: Id, examined: ExaminedMedia, input: FootageInput, signal: AbortSignal): Promise<Tiles> {
  const { choose, count } = chooseTiles(examined)
  const rows = Math.ceil(count / columns)
  const tileHeight = tileHeightOf(examined.media)
  const times: number[] = []
  const writer = await vault.write(`recordings/${recordingId}/thumbnails`)
  let bytes = 0
  try {
    await ffmpeg.run({
      args: tileArguments(input, choose, { rows, height: tileHeight, videoIndex: examined.media.hasProxy ? 0 : examined.source.videoIndex }),
      line: (line) => {
        const time = /showinfo.* pts_time:\s*(-?[\d.]+)/.exec(line)
        if (time) times.push(Math.max(0, Math.round(Number(time[1]) * 1_000)))
      },
      output: async (piece) => {
        bytes += piece.length
        await writer.append(piece)
      },
      signal,
      limit: 30 * 60_000,
      priority: 'low',
      isTolerant: true,
    })
    if (bytes > 0) await writer.commit()
  } finally {
    await writer.abandon()
  }
  const drawn = bytes > 0 ? times.slice(0, columns * rows) : []
  const tiles = drawn.map((at, index) => ({ at, column: index % columns, row: Math.floor(index / columns) }))
  return { tiles, columns, rows: bytes > 0 ? rows : 0, tileWidth, tileHeight }
}

// Key frames cost a tenth of decoding everything, but where they are few a long stretch would show one picture.
function chooseTiles({ media, source }: ExaminedMedia): { choose: Parameters<typeof tileArguments>[1]; count: number } {
  const wanted = Math.max(1, Math.min(mostTiles, Math.ceil(media.duration / 2_000)))
  if (source.keyFrames >= wanted / 5 && source.keyFrames >= Math.min(5, wanted)) {
    const everyKeyFrame = Math.max(1, Math.ceil(source.keyFrames / mostTiles))
    return { choose: { everyKeyFrame }, count: Math.ceil(source.keyFrames / everyKeyFrame) }
  }
  return { choose: { everySeconds: media.duration / 1_000 / wanted }, count: wanted }
}

async function measurePeaks(ffmpeg: FoundFfmpeg, { media, source }: ExaminedMedia, input: FootageInput, signal: AbortSignal): Promise<Uint8Array> {
  const peaks = new Uint8Array(Math.ceil(media.duration / peakStep))
  let sample = 0
  let low: number | null = null
  await ffmpeg.run({
    args: peakArguments(input, media.hasProxy ? 0 : source.audioIndex),
    output: async (bytes) => {
      for (const byte of bytes) {
        if (low === null) {
          low = byte
          continue
        }
        const value = Math.abs((((byte << 8) | low) << 16) >> 16)
        const step = Math.floor(sample / samplesPerStep)
        if (step < peaks.length) peaks[step] = Math.max(peaks[step] ?? 0, Math.min(255, value >> 7))
        low = null
        sample += 1
      }
    },
    signal,
    limit: 30 * 60_000,
    priority: 'low',
    isTolerant: true,
  })
  return peaks
}

const tileHeightOf = (media: MediaInfo): number => Math.min(640, Math.max(2, Math.round((tileWidth * media.height) / media.width / 2) * 2))

const keptSchema = z.object({
  tiles: z.array(z.object({ at: z.int(), column: z.int(), row: z.int() })),
  columns: z.int(),
  rows: z.int(),
  tileWidth: z.int(),
  tileHeight: z.int(),
  peaks: z.string(),
  peakStep: z.int(),
})

const encode = (pictures: RecordingPictures): string => JSON.stringify({ ...pictures, peaks: Buffer.from(pictures.peaks).toString('base64') })
