import { setMaxListeners } from 'node:events'
import { filmFrames, type FilmPlan } from '../../shared/domain/film-plan'
import type { Id } from '../../shared/domain/ids'
import { AppFailure } from '../../shared/domain/outcome'
import type { MediaInfo } from '../../shared/domain/recording'
import type { Vault, VaultKey } from '../vault/vault'
import type { ClipCache } from './clip-cache'
import { examine } from './examine'
import type { FoundFfmpeg } from './find-ffmpeg'
import { joinSegments } from './join'
import { planSegments, type Segment } from './segment'

export interface RenderJob {
  readonly plan: FilmPlan
  readonly recordingId: Id
  readonly startedAt: string
  readonly signal: AbortSignal
  /** 0–1, never backwards; 1 only when the film is there. */
  readonly progress: (fraction: number) => void
}

/** Makes a film: the segments that are not there yet, then the join, then a check that it is what the plan says. */
export async function renderFilm(vault: Vault, ffmpeg: FoundFfmpeg, cache: ClipCache, job: RenderJob): Promise<MediaInfo> {
  const { plan, recordingId, signal } = job
  const segments = await planSegments(vault, ffmpeg, plan)
  const keys = new Set(segments.map((segment) => segment.key))
  const release = cache.hold(keys)
  try {
    const progress = await filmProgress(segments, cache, job.progress)
    await makeAll(segments, cache, signal, progress.segment)
    await joinSegments(vault, ffmpeg, segments, `recordings/${recordingId}/original`, { signal, progress: progress.join })
    await vault.updateFacts(recordingId, { sessionId: null, origin: 'film', mimeType: 'video/mp4', startedAt: job.startedAt, state: 'closed' })
    const media = await examine(vault, ffmpeg, recordingId, { signal })
    checkAgainst(plan, media)
    await cache.prune(keys)
    progress.end()
    return media
  } catch (error) {
    await vault.removeRecording(recordingId)
    throw error
  } finally {
    release()
  }
}

/** Makes what can be made of a plan ahead of time; an item that cannot be made is left out. */
export async function prepareSegments(vault: Vault, ffmpeg: FoundFfmpeg, cache: ClipCache, plan: FilmPlan, signal: AbortSignal): Promise<void> {
  const segments: Segment[] = []
  for (const item of plan.items) {
    const own = await planSegments(vault, ffmpeg, { ...plan, items: [item] }).catch(leaveOut)
    segments.push(...own)
  }
  const keys = new Set(segments.map((segment) => segment.key))
  cache.forgetWaiting(keys)
  await Promise.all(segments.map((segment) => cache.make(segment, { urgency: 'prepare', signal }).catch(leaveOut)))
  await cache.prune(keys)
}

function leaveOut(error: unknown): [] {
  if (error instanceof AppFailure) return []
  throw error
}

async function makeAll(segments: readonly Segment[], cache: ClipCache, signal: AbortSignal, progress: (key: VaultKey, frames: number) => void): Promise<void> {
  const stop = new AbortController()
  const both = AbortSignal.any([signal, stop.signal])
  // Every segment listens; Node would take a long film for a leak.
  setMaxListeners(0, both)
  const making = segments.map(async (segment) => {
    try {
      if (await cache.has(segment)) return
      await cache.make(segment, { urgency: 'render', signal: both, progress: (frames) => progress(segment.key, frames) })
      progress(segment.key, segment.frames)
    } catch (error) {
      // One that fails takes the others with it, and they must have ended before anyone is told.
      stop.abort()
      throw error
    }
  })
  const results = await Promise.allSettled(making)
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
  if (failures.length === 0) return
  throw failures.find((failure) => !(failure instanceof AppFailure && failure.error.kind === 'cancelled')) ?? failures[0]
}

// Encoding a frame costs some sixty times as much as joining it.
const joinWeight = 1 / 60
// What the check at the end may take of the bar.
const joinedFraction = 0.99

async function filmProgress(segments: readonly Segment[], cache: ClipCache, announce: (fraction: number) => void) {
  const done = new Map<VaultKey, number>()
  let missing = 0
  for (const segment of segments) if (!(await cache.has(segment))) missing += segment.frames
  const whole = missing + segments.reduce((sum, segment) => sum + segment.frames, 0) * joinWeight
  let last = 0
  const show = (fraction: number): void => {
    if (fraction <= last) return
    last = fraction
    announce(fraction)
  }
  const encoded = (): number => Math.min(missing, [...done.values()].reduce((sum, frames) => sum + frames, 0))
  return {
    segment: (key: VaultKey, frames: number): void => {
      done.set(key, frames)
      show((encoded() / whole) * joinedFraction)
    },
    join: (fraction: number): void => show(((missing + fraction * (whole - missing)) / whole) * joinedFraction),
    end: (): void => show(1),
  }
}

function checkAgainst(plan: FilmPlan, media: MediaInfo): void {
  const expectedFrames = filmFrames(plan)
  const frameLength = 1_000 / plan.frameRate
  const isAsLong = Math.abs(media.duration - expectedFrames * frameLength) <= frameLength + 1
  if (media.frames === expectedFrames && isAsLong) return
  throw new AppFailure({ kind: 'render-mismatch', expectedFrames, frames: media.frames })
}
