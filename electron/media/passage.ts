import type { ClipItem, StillItem } from '../../shared/domain/film-plan'
import type { FilmShape } from '../../shared/domain/film-shape'
import { frameAt } from '../../shared/domain/frame-table'
import type { Ms } from '../../shared/domain/time'
import type { Passage } from './args/segment'
import type { ExaminedMedia } from './film-source'

export interface FilmFootage extends ExaminedMedia {
  readonly frames: Uint32Array
}

/** What to read from the footage, apart from where it lies: worked out from the frame table alone. */
export type Reading = Omit<Passage, 'input' | 'captionUrl'>

/** A clip's reading: it begins with the frame on screen at its start. */
export function clipReading(film: FilmShape, item: ClipItem, frames: number, footage: FilmFootage, canToneMap: boolean): Reading {
  const from = firstMoment(footage, item.start)
  return {
    ...trackReading(footage, canToneMap),
    audioIndex: footage.media.hasSound && item.slowdown === 1 ? footage.source.audioIndex : null,
    from,
    slowdown: item.slowdown,
    mayRepeat: repeats(film, from, frames, item.slowdown, footage.frames),
  }
}

export function stillReading(item: StillItem, footage: FilmFootage, canToneMap: boolean): Reading {
  const from = footage.frames[frameAt(footage.frames, item.at)] ?? 0
  return { ...trackReading(footage, canToneMap), audioIndex: null, from, slowdown: 1, mayRepeat: 0 }
}

// Where footage begins with sound alone, the clip does too; its first picture stands until it moves.
function firstMoment({ frames }: FilmFootage, start: Ms): Ms {
  return Math.min(start, frames[frameAt(frames, start)] ?? 0)
}

/**
 * Footage may be shorter than asked: its last frame is then repeated, this many times at most. Anything that is missing
 * beyond that means that the footage broke off, and the segment's count of frames will tell.
 */
function repeats(film: FilmShape, from: Ms, count: number, slowdown: number, frames: Uint32Array): number {
  const lastSlotMiddle = from + (((count - 0.5) / film.frameRate) * 1_000) / slowdown
  const last = frames[frameAt(frames, Math.ceil(lastSlotMiddle) - 1)] ?? from
  const slot = Math.max(0, Math.floor(((last - from) * slowdown * film.frameRate) / 1_000 + 0.5))
  return Math.max(0, count - 1 - slot) + 1
}

function trackReading({ media, source }: FilmFootage, canToneMap: boolean): Omit<Reading, 'audioIndex' | 'from' | 'slowdown' | 'mayRepeat'> {
  return {
    videoIndex: source.videoIndex,
    width: media.width,
    height: media.height,
    colour: source.colour.hdr !== null && !canToneMap ? { matrix: 'bt2020', hdr: null } : source.colour,
    countsFromStart: source.countsFromStart,
  }
}
