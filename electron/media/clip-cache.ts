import { AppFailure } from '../../shared/domain/outcome'
import type { Vault } from '../vault/vault'
import type { FoundFfmpeg } from './find-ffmpeg'
import { clipCacheBytes } from './limits'
import { loudnessKey, makeSegment, type Segment, type SegmentKey } from './segment'

/** The segments made so far and the ones being made. Nothing is made twice, and a render goes before what is only prepared. */
export interface ClipCache {
  has(segment: Segment): Promise<boolean>
  /** Resolves when the segment is in the vault. */
  make(segment: Segment, wish: Wish): Promise<void>
  /** Lets go of prepared segments that nobody has begun and that are not among these. */
  forgetWaiting(except: ReadonlySet<SegmentKey>): void
  /** Keeps these from being dropped until let go of: a film is being joined from them. */
  hold(keys: ReadonlySet<SegmentKey>): () => void
  /** Drops what was used longest ago, but none of these and none that is held, until the rest fits. */
  prune(except: ReadonlySet<SegmentKey>): Promise<void>
  setBusy(isBusy: boolean): void
  close(): Promise<void>
}

export interface Wish {
  readonly urgency: 'render' | 'prepare'
  readonly signal: AbortSignal
  readonly progress?: (frames: number) => void
}

interface Job {
  readonly segment: Segment
  readonly wishes: Set<Wish>
  readonly stop: AbortController
  readonly done: Promise<void>
  readonly settle: { readonly resolve: () => void; readonly reject: (error: unknown) => void }
  isRunning: boolean
}

export function openClipCache(vault: Vault, ffmpeg: FoundFfmpeg, mostBytes = clipCacheBytes): ClipCache {
  const jobs = new Map<SegmentKey, Job>()
  const held = new Set<ReadonlySet<SegmentKey>>()
  let isBusy = false

  const isUrgent = (job: Job): boolean => [...job.wishes].some((wish) => wish.urgency === 'render')
  const waiting = (): Job[] => [...jobs.values()].filter((job) => !job.isRunning)

  function next(): Job | undefined {
    const urgent = waiting().filter(isUrgent)
    // Long ones first: two that run side by side then end at about the same time.
    if (urgent.length > 0) return urgent.reduce((longest, job) => (job.segment.frames > longest.segment.frames ? job : longest))
    return [...jobs.values()].some(isUrgent) ? undefined : waiting()[0]
  }

  function pump(): void {
    const running = [...jobs.values()].filter((job) => job.isRunning).length
    if (running >= (isBusy ? 1 : 2)) return
    const job = next()
    if (!job) return
    job.isRunning = true
    void run(job)
    pump()
  }

  async function run(job: Job): Promise<void> {
    try {
      if (!(await isThere(job.segment))) {
        await makeSegment(vault, ffmpeg, job.segment, {
          signal: job.stop.signal,
          priority: isBusy || !isUrgent(job) ? 'low' : 'normal',
          progress: (frames) => job.wishes.forEach((wish) => wish.progress?.(frames)),
        })
      }
      job.settle.resolve()
    } catch (error) {
      job.settle.reject(error)
    } finally {
      jobs.delete(job.segment.key)
      pump()
    }
  }

  function drop(job: Job, wish: Wish): void {
    job.wishes.delete(wish)
    if (job.wishes.size > 0) return
    job.stop.abort()
    if (job.isRunning) return
    jobs.delete(job.segment.key)
    job.settle.reject(new AppFailure({ kind: 'cancelled' }))
    pump()
  }

  /** One that gives up waits for the end of the work, so that nothing is left running, unless others still want it. */
  async function doneOrGivenUp(job: Job, wish: Wish): Promise<void> {
    let giveUp = (): void => undefined
    const givenUp = new Promise<never>((_, reject) => {
      giveUp = () => {
        drop(job, wish)
        if (job.wishes.size > 0) reject(new AppFailure({ kind: 'cancelled' }))
      }
    })
    wish.signal.addEventListener('abort', giveUp)
    try {
      await Promise.race([job.done, givenUp])
    } finally {
      wish.signal.removeEventListener('abort', giveUp)
    }
  }

  const isThere = async (segment: Segment): Promise<boolean> =>
    (await vault.size(segment.key)) !== null && (await vault.size(loudnessKey(segment.key))) !== null

  return {
    has: isThere,
    async make(segment, wish) {
      for (;;) {
        if (wish.signal.aborted) throw new AppFailure({ kind: 'cancelled' })
        const going = jobs.get(segment.key)
        // One that is being stopped for others cannot be joined any more: wait for its end and begin anew.
        if (!going?.stop.signal.aborted) break
        await going.done.catch(() => undefined)
      }
      const job = jobs.get(segment.key) ?? newJob(segment)
      jobs.set(segment.key, job)
      job.wishes.add(wish)
      pump()
      await doneOrGivenUp(job, wish)
    },
    forgetWaiting(except) {
      for (const job of waiting()) {
        if (isUrgent(job) || except.has(job.segment.key)) continue
        for (const wish of job.wishes) drop(job, wish)
      }
    },
    hold(keys) {
      held.add(keys)
      return () => held.delete(keys)
    },
    async prune(except) {
      const kept = await vault.list('segments/')
      const spared = new Set<string>([except, ...held].flatMap((keys) => [...keys]).flatMap((key) => [key, loudnessKey(key)]))
      let bytes = kept.reduce((sum, object) => sum + object.bytes, 0)
      const sizes = new Map<string, number>(kept.map((object) => [object.key, object.bytes]))
      for (const { key } of kept) {
        if (bytes <= mostBytes) return
        if (spared.has(key)) continue
        // A segment and its loudness are of no use without each other.
        const segment: SegmentKey = `segments/${key.replace(/^segments\/|\.loudness$/g, '')}`
        for (const part of [segment, loudnessKey(segment)]) {
          await vault.remove(part)
          bytes -= sizes.get(part) ?? 0
          sizes.delete(part)
        }
      }
    },
    setBusy(nowBusy) {
      isBusy = nowBusy
      pump()
    },
    async close() {
      const going = [...jobs.values()]
      for (const job of going) for (const wish of job.wishes) drop(job, wish)
      await Promise.allSettled(going.map((job) => job.done))
    },
  }
}

function newJob(segment: Segment): Job {
  let settle: Job['settle'] = { resolve: () => undefined, reject: () => undefined }
  const done = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject }
  })
  // Whoever wished for it hears of a failure; that nobody is left to hear it is not a failure of its own.
  done.catch(() => undefined)
  return { segment, wishes: new Set(), stop: new AbortController(), done, settle, isRunning: false }
}
