import { stretchesOf, stretchLength, type FilmItem } from './feedback-film'
import type { Id } from './ids'
import type { Moment } from './moment'
import { clampTime, type Ms } from './time'

export type FilmClip = Extract<FilmItem, { kind: 'clip' }>
export type FilmCard = Extract<FilmItem, { kind: 'card' }>

/** A clip shorter than this is not seen, only noticed as a flicker. */
export const SHORTEST_CLIP: Ms = 200
export const SHORTEST_CARD: Ms = 500
export const LONGEST_CARD: Ms = 60_000
export const CARD_LENGTH: Ms = 3_000

/** A moment as a clip, kept inside its recording and never too short to see. */
export function clipOfMoment(moment: Moment, id: Id, duration: Ms): FilmClip {
  const start = clampTime(moment.start, Math.max(0, duration - SHORTEST_CLIP))
  const end = Math.min(duration, Math.max(moment.end, start + SHORTEST_CLIP))
  return { id, kind: 'clip', recordingId: moment.recordingId, momentId: moment.id, start, end, caption: '', thenStill: false, againSlowly: false }
}

/** Added where a film goes on: after its last clip, before the cards that close it. */
export function withAdded(items: readonly FilmItem[], added: FilmItem): readonly FilmItem[] {
  const lastOpen = items.findLastIndex(item => item.kind === 'clip' || item.look === 'title')
  return items.toSpliced(lastOpen + 1, 0, added)
}

export function withAddedAfter(items: readonly FilmItem[], after: Id | null, added: FilmItem): readonly FilmItem[] {
  const index = items.findIndex(item => item.id === after)
  return index === -1 ? [...items, added] : items.toSpliced(index + 1, 0, added)
}

/** Moved to a place counted in the order as it is now; the same items where there is nowhere to go. */
export function withMoved(items: readonly FilmItem[], id: Id, to: number): readonly FilmItem[] {
  const from = items.findIndex(item => item.id === id)
  const item = items[from]
  const place = Math.min(Math.max(0, to), items.length - 1)
  return item === undefined || place === from ? items : items.toSpliced(from, 1).toSpliced(place, 0, item)
}

/** One edge of a clip moved, inside its recording; the edges never come closer than the shortest clip. */
export function trimClip(clip: FilmClip, edge: 'start' | 'end', to: Ms, duration: Ms): FilmClip {
  return edge === 'start'
    ? { ...clip, start: clampTime(Math.round(to), clip.end - SHORTEST_CLIP) }
    : { ...clip, end: Math.max(clip.start + SHORTEST_CLIP, Math.min(duration, Math.round(to))) }
}

export type TrimProblem = 'past-recording' | 'start-after-end' | 'end-before-start' | 'too-short'

/** What keeps an edge of a clip from being set to a time that was typed, or null where nothing does. */
export function trimProblem({ start, end }: FilmClip, edge: 'start' | 'end', to: Ms, duration: Ms): TrimProblem | null {
  if (to > duration) return 'past-recording'
  if (edge === 'start' && to >= end) return 'start-after-end'
  if (edge === 'end' && to <= start) return 'end-before-start'
  const length = edge === 'start' ? end - to : to - start
  return length < SHORTEST_CLIP ? 'too-short' : null
}

/** A card of which the film shows its colour and nothing else. It may stay so: a breath between two clips. */
export function isCardEmpty(card: FilmCard): boolean {
  return card.words.trim() === ''
}

/** What an item lasts on screen, with its still and its repeat. */
export function filmItemLength(item: FilmItem): Ms {
  return stretchesOf(item).reduce((sum, stretch) => sum + stretchLength(stretch), 0)
}

/** The clips of a film and the summed length of what they show, without cards, stills and repeats. */
export function clipsOf(items: readonly FilmItem[]): { readonly clips: number; readonly clipsLength: Ms } {
  const clips = items.filter(item => item.kind === 'clip')
  return { clips: clips.length, clipsLength: clips.reduce((sum, clip) => sum + clip.end - clip.start, 0) }
}

/** Why a film cannot be made as it stands, or null where it can. */
export function whyNotMade(items: readonly FilmItem[], isThere: (recordingId: Id) => boolean): 'empty' | 'no-clip' | 'missing' | 'too-long' | null {
  if (items.length === 0) return 'empty'
  const clips = items.filter(item => item.kind === 'clip')
  if (clips.length === 0) return 'no-clip'
  if (clips.some(clip => !isThere(clip.recordingId))) return 'missing'
  return items.flatMap(stretchesOf).length > MOST_STRETCHES ? 'too-long' : null
}

/** As many items as a plan may hold. */
const MOST_STRETCHES = 500
