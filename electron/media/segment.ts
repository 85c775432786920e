import { createHash } from 'node:crypto'
import { itemFrames, type FilmPlan, type FilmPlanItem } from '../../shared/domain/film-plan'
import type { FilmShape } from '../../shared/domain/film-shape'
import type { Id } from '../../shared/domain/ids'
import { AppFailure } from '../../shared/domain/outcome'
import { segmentOf, type Vault, type VaultKey } from '../vault/vault'
import { cardArguments, clipArguments, segmentVersion, stillArguments } from './args/segment'
import { examinedIn } from './film-source'
import type { FoundFfmpeg } from './find-ffmpeg'
import { decodeFrames } from './frame-table'
import { HOUR } from './limits'
import { encodeBlocks, loudnessReader } from './loudness'
import { clipReading, stillReading, type FilmFootage } from './passage'
import { keepBytes, readBytes } from './vault-bytes'

/** One item of a film, ready to be made: what it will be called and how many frames it has. */
export interface Segment {
  readonly key: SegmentKey
  readonly frames: number
  readonly film: FilmShape
  readonly item: FilmPlanItem
  readonly footage: FilmFootage | null
}

export type SegmentKey = `segments/${string}`
export const loudnessKey = (key: SegmentKey): SegmentKey => `${key}.loudness`

export interface MakingOptions {
  readonly signal: AbortSignal
  readonly priority: 'normal' | 'low'
  readonly progress: (frames: number) => void
}

/**
 * Works out a film's segments. The name of a segment says everything that it was made from, so an equal one made
 * earlier can stand in for it. Missing footage or pictures: `recording-missing`, `picture-missing`.
 */
export async function planSegments(vault: Vault, ffmpeg: FoundFfmpeg, plan: FilmPlan): Promise<Segment[]> {
  const known = new Map<Id, Promise<FilmFootage & { readonly bytes: number }>>()
  const footageOf = (recordingId: Id) => {
    const found = known.get(recordingId) ?? readFootage(vault, recordingId)
    known.set(recordingId, found)
    return found
  }
  const film: FilmShape = { width: plan.width, height: plan.height, frameRate: plan.frameRate }
  const segments: Segment[] = []
  for (const item of plan.items) {
    const picture = item.kind === 'card' ? item.picture : item.caption
    if (picture !== null && (await vault.size(`pictures/${picture}`)) === null) throw new AppFailure({ kind: 'picture-missing', hash: picture })
    const footage = item.kind === 'card' ? null : await footageOf(item.recordingId)
    const parts = [segmentVersion, ffmpeg.version, ffmpeg.canToneMap, film, item, footage?.bytes ?? null, footage?.source ?? null]
    const name = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
    segments.push({
      key: item.kind === 'card' ? `segments/${name}` : segmentOf(item.recordingId, name),
      frames: itemFrames(item, plan.frameRate),
      film,
      item,
      footage,
    })
  }
  return segments
}

/** Makes a segment and puts it into the vault; whatever goes wrong leaves nothing there. */
export async function makeSegment(vault: Vault, ffmpeg: FoundFfmpeg, segment: Segment, options: MakingOptions): Promise<void> {
  const borrowed: (() => Promise<void>)[] = []
  const lend = async (key: VaultKey): Promise<string> => {
    const lent = await vault.lend(key)
    borrowed.push(() => lent.release())
    return lent.url
  }
  const writer = await vault.write(segment.key)
  try {
    const loudness = loudnessReader()
    const args = await argumentsOf(segment, ffmpeg, lend)
    const end = await ffmpeg.run({
      args,
      output: (bytes) => writer.append(bytes),
      line: (line) => {
        loudness.line(line)
        const frame = /^frame=\s*(\d+)$/.exec(line)
        if (frame) options.progress(Math.min(segment.frames, Number(frame[1])))
      },
      signal: options.signal,
      priority: options.priority,
      limit: HOUR,
    })
    // ffmpeg ends without a complaint where damaged footage breaks off.
    if (end.frames !== segment.frames) throw new AppFailure({ kind: 'render-mismatch', expectedFrames: segment.frames, frames: end.frames })
    await keepBytes(vault, loudnessKey(segment.key), encodeBlocks(loudness.blocks()))
    await writer.commit()
  } finally {
    await writer.abandon()
    for (const release of borrowed) await release()
  }
}

async function argumentsOf({ film, frames, item, footage }: Segment, ffmpeg: FoundFfmpeg, lend: (key: VaultKey) => Promise<string>): Promise<string[]> {
  if (item.kind === 'card' || footage === null) {
    const picture = item.kind === 'card' ? item.picture : ''
    return cardArguments(film, frames, await lend(`pictures/${picture}`))
  }
  const places = {
    input: { url: await lend(`recordings/${item.recordingId}/${footage.source.part}`), container: footage.source.container },
    captionUrl: item.caption === null ? null : await lend(`pictures/${item.caption}`),
  }
  return item.kind === 'clip'
    ? clipArguments(film, frames, { ...places, ...clipReading(film, item, frames, footage, ffmpeg.canToneMap) })
    : stillArguments(film, frames, { ...places, ...stillReading(item, footage, ffmpeg.canToneMap) })
}

async function readFootage(vault: Vault, recordingId: Id): Promise<FilmFootage & { readonly bytes: number }> {
  const examined = examinedIn((await vault.facts(recordingId)).media)
  const key: VaultKey = `recordings/${recordingId}/frames`
  const size = await vault.size(key)
  if (!examined || size === null) throw new AppFailure({ kind: 'recording-missing', recordingId })
  return { ...examined, bytes: examined.media.bytes, frames: decodeFrames(await readBytes(vault, key, 0, size)) }
}
