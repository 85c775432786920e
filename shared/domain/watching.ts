import type { Ms } from './time'

/** What is counted while a film is watched: how much of it really played, and how often it was stopped to talk. */
export interface WatchedSoFar {
  readonly length: Ms
  readonly pauses: number
  readonly remarks: number
  /** How far into the film anybody has seen. */
  readonly furthest: Ms
  /** Where the film was last heard of, on its own clock; null after a jump. */
  readonly at: Ms | null
}

export const nothingWatched: WatchedSoFar = { length: 0, pauses: 0, remarks: 0, furthest: 0, at: null }

/** Whether anything was watched or said, so that it leaves a line in the log. */
export function hasBegun(watched: WatchedSoFar): boolean {
  return watched.length > 0 || watched.remarks > 0
}

/** A player says where it is several times a second; a longer step than this is a jump, not playing. */
const LONGEST_STEP: Ms = 2_000

/** The film was seen to be at `at` while it played: what lies between has played. */
export function playedOnTo(watched: WatchedSoFar, at: Ms): WatchedSoFar {
  const step = watched.at === null ? 0 : at - watched.at
  const played = step > 0 && step <= LONGEST_STEP ? step : 0
  return { ...watched, length: watched.length + Math.round(played), furthest: Math.max(watched.furthest, at), at }
}

/** Begun again somewhere else: what lies between was not seen. */
export function jumped(watched: WatchedSoFar): WatchedSoFar {
  return { ...watched, at: null }
}

export function paused(watched: WatchedSoFar): WatchedSoFar {
  return { ...watched, pauses: watched.pauses + 1 }
}

export function remarked(watched: WatchedSoFar, by: 1 | -1 = 1): WatchedSoFar {
  return { ...watched, remarks: Math.max(0, watched.remarks + by) }
}
