import { stretchLength, type FilmStretch } from '../../../shared/domain/feedback-film'
import type { Id } from '../../../shared/domain/ids'
import type { Ms } from '../../../shared/domain/time'

/** Which stretch is seen, on which of the two players, and whether time runs. */
export interface PlayerView {
  readonly index: number
  readonly isPlaying: boolean
  readonly front: 0 | 1
}

type Footage = Exclude<FilmStretch, { kind: 'card' }>

/** Within this of a clip's end, the clock is set instead of asking for another frame; on the recording's clock. */
const LAST_FRAME_MS = 60
/** The clock is set this much early: late, it would show a frame of what comes after. */
const EARLY_MS = 20

/**
 * Plays stretches one after another as the film will be. Two players take turns: while one shows, the other already
 * stands on the first frame of what comes next, so nothing is seen in between.
 */
export class FilmPlayer {
  private stretches: readonly FilmStretch[] = []
  private view: PlayerView = { index: 0, isPlaying: false, front: 0 }
  private offset: Ms = 0
  private runsSince: number | null = null
  /** Counts up with every change of course: what was scheduled before it no longer counts. */
  private course = 0
  private listening = new AbortController()
  private timer: ReturnType<typeof setTimeout> | undefined
  /** What each player stands on, or is on its way to. */
  private readonly standing: [string, string] = ['', '']
  private readonly arrivals: [Promise<void>, Promise<void>] = [Promise.resolve(), Promise.resolve()]

  constructor(
    private readonly videos: readonly [HTMLVideoElement, HTMLVideoElement],
    private readonly addressOf: (recordingId: Id) => string,
    private readonly onView: (view: PlayerView) => void,
  ) {}

  load(stretches: readonly FilmStretch[]): void {
    this.stretches = stretches
  }

  /** Where the film is within its current stretch, in the film's own time. */
  get position(): { readonly index: number; readonly offset: Ms } {
    const stretch = this.stretches[this.view.index]
    if (!stretch || !this.view.isPlaying) return { index: this.view.index, offset: this.offset }
    if (stretch.kind === 'clip') return { index: this.view.index, offset: this.clipOffset(stretch) }
    return { index: this.view.index, offset: Math.min(stretch.duration, this.offset + (this.runsSince === null ? 0 : performance.now() - this.runsSince)) }
  }

  get isPlaying(): boolean {
    return this.view.isPlaying
  }

  show(index: number, offset: Ms = 0): void {
    void this.go(index, offset, false)
  }

  play(index: number, offset: Ms = 0): void {
    void this.go(index, offset, true)
  }

  pause(): void {
    const { index, offset } = this.position
    this.change()
    this.offset = offset
    this.tell({ index, isPlaying: false })
  }

  /** On from where it was paused. */
  resume(): void {
    this.play(this.view.index, this.offset)
  }

  close(): void {
    this.change()
    for (const video of this.videos) {
      video.removeAttribute('src')
      video.load()
    }
  }

  private async go(index: number, offset: Ms, isPlaying: boolean): Promise<void> {
    const course = this.change()
    const stretch = this.stretches[index]
    if (!stretch) return this.end()
    this.offset = offset
    if (stretch.kind === 'card') {
      this.tell({ index, isPlaying })
    } else {
      const front = this.playerFor(stretch, offset)
      await this.stand(front, stretch, offset).catch(() => undefined)
      if (course !== this.course) return
      this.tell({ index, isPlaying, front })
    }
    if (!isPlaying) return
    this.runsSince = performance.now()
    const next = () => {
      if (course === this.course) void this.go(index + 1, 0, true)
    }
    if (stretch.kind === 'clip') this.runClip(stretch, next, course)
    else this.timer = setTimeout(next, stretchLength(stretch) - offset)
    this.standReadyFor(index + 1)
  }

  /** Half-open: the frame that begins at the clip's end is never shown. */
  private runClip(stretch: Extract<FilmStretch, { kind: 'clip' }>, next: () => void, course: number): void {
    const video = this.videos[this.view.front]
    video.playbackRate = 1 / stretch.slowdown
    video.muted = stretch.slowdown !== 1
    const onFrame: VideoFrameRequestCallback = (_now, { mediaTime, presentationTime }) => {
      if (course !== this.course) return
      const left = (stretch.end - mediaTime * 1_000) * stretch.slowdown
      if (left > LAST_FRAME_MS * stretch.slowdown) video.requestVideoFrameCallback(onFrame)
      else this.timer = setTimeout(next, Math.max(0, left + presentationTime - performance.now() - EARLY_MS))
    }
    video.requestVideoFrameCallback(onFrame)
    // Frames are not reported in a hidden window; the clock still is.
    const { signal } = this.listening
    video.addEventListener('timeupdate', () => video.currentTime * 1_000 >= stretch.end && next(), { signal })
    video.addEventListener('ended', next, { signal })
    // Footage that cannot be played gets its time all the same, and the film goes on.
    video.play().catch(() => {
      if (course === this.course) this.timer = setTimeout(next, stretchLength(stretch) - this.offset)
    })
  }

  private end(): void {
    const last = Math.max(0, this.stretches.length - 1)
    const stretch = this.stretches[last]
    this.offset = stretch ? stretchLength(stretch) : 0
    this.tell({ index: last, isPlaying: false })
  }

  private standReadyFor(index: number): void {
    const next = this.stretches.slice(index).find((stretch): stretch is Footage => stretch.kind !== 'card')
    if (next) this.stand(this.view.front === 0 ? 1 : 0, next, 0).catch(() => undefined)
  }

  /** The player that already stands there, else the one that is not seen. */
  private playerFor(stretch: Footage, offset: Ms): 0 | 1 {
    const back = this.view.front === 0 ? 1 : 0
    return this.standing[this.view.front] === placeOf(stretch, offset) ? this.view.front : back
  }

  private stand(player: 0 | 1, stretch: Footage, offset: Ms): Promise<void> {
    const place = placeOf(stretch, offset)
    if (this.standing[player] === place) return this.arrivals[player]
    this.standing[player] = place
    const arrival = bring(this.videos[player], this.addressOf(stretch.recordingId), footageTime(stretch, offset))
    this.arrivals[player] = arrival
    arrival.catch(() => {
      if (this.standing[player] === place) this.standing[player] = ''
    })
    return arrival
  }

  private clipOffset(stretch: Extract<FilmStretch, { kind: 'clip' }>): Ms {
    const at = this.videos[this.view.front].currentTime * 1_000 - stretch.start
    return Math.min(stretchLength(stretch), Math.max(0, Math.round(at * stretch.slowdown)))
  }

  /** A new course: time stands still, and nothing scheduled earlier will happen. */
  private change(): number {
    clearTimeout(this.timer)
    this.listening.abort()
    this.listening = new AbortController()
    this.runsSince = null
    const { isPlaying, front } = this.view
    if (isPlaying) this.standing[front] = ''
    this.videos[front].pause()
    this.course += 1
    return this.course
  }

  private tell(change: Partial<PlayerView>): void {
    this.view = { ...this.view, ...change }
    this.onView(this.view)
  }
}

/** A moment on the recording for a moment within the stretch; half a millisecond on, as frame times are rounded. */
function footageTime(stretch: Footage, offset: Ms): number {
  return stretch.kind === 'still' ? stretch.at : stretch.start + Math.min(offset / stretch.slowdown, stretch.end - stretch.start - 1) + 0.5
}

function placeOf(stretch: Footage, offset: Ms): string {
  return `${stretch.recordingId} ${footageTime(stretch, stretch.kind === 'still' ? 0 : offset)}`
}

/** Resolves when the player shows the frame at `time` (ms). */
async function bring(video: HTMLVideoElement, address: string, time: number): Promise<void> {
  video.pause()
  if (video.getAttribute('src') !== address) {
    video.src = address
    await happening(video, 'loadedmetadata')
  }
  video.currentTime = time / 1_000
  await happening(video, 'seeked')
}

function happening(video: HTMLVideoElement, name: 'loadedmetadata' | 'seeked'): Promise<void> {
  const over = new AbortController()
  return new Promise<void>((resolve, reject) => {
    video.addEventListener(name, () => resolve(), { signal: over.signal })
    video.addEventListener('error', () => reject(new Error('This footage cannot be played')), { signal: over.signal })
  }).finally(() => over.abort())
}
