import { createStore, type StoreApi } from 'zustand'
import { frameAt, frameStart, middleOfFrame, nearestFrameEdge, snapToFrame, type FrameTable } from '../../../../shared/domain/frame-table'
import { pressBack, pressForward, still, type Playback } from '../../../../shared/domain/playback'
import { clampTime, type Ms, type TimeRange } from '../../../../shared/domain/time'
import { makePlayhead } from './playhead'
import { playBackwards } from './play-backwards'
import { steerVideo, type Steering } from './steer-video'

export interface PlayerState {
  readonly playback: Playback
  /** What Play plays with. */
  readonly speed: number
  /** Played round and round while set. */
  readonly loop: TimeRange | null
  /** The browser cannot show the footage. */
  readonly hasFailed: boolean
}

/** Plays one recording, frame for frame. Times in ms; everything lands on a frame's start. */
export class Player {
  readonly playhead = makePlayhead()
  readonly state: StoreApi<PlayerState> = createStore(() => ({ playback: still, speed: 1, loop: null, hasFailed: false }))
  private steering: Steering | null = null
  private stopBackwards: (() => void) | null = null
  /** Someone put it where it stands: a picture that comes late does not move it. */
  private isPlaced = false

  constructor(
    readonly duration: Ms,
    private frames: FrameTable,
  ) {}

  /** The exact table comes a little later than the picture. */
  useFrames(frames: FrameTable): void {
    this.frames = frames
  }

  attach(video: HTMLVideoElement): () => void {
    this.steering = steerVideo(video, {
      onFrame: time => this.shown(time),
      onStopped: () => {
        if (this.state.getState().playback.direction === 'forwards') this.pause()
      },
      onFailed: () => this.state.setState({ hasFailed: true }),
    })
    if (this.isPlaced) this.moveTo(this.playhead.time)
    return () => {
      this.pause()
      this.steering?.detach()
      this.steering = null
    }
  }

  play(speed = this.state.getState().speed): void {
    this.stopBackwards?.()
    if (this.playhead.time >= this.lastFrame()) this.seek(this.state.getState().loop?.start ?? 0)
    this.isPlaced = false
    this.state.setState({ playback: { direction: 'forwards', speed } })
    this.steering?.play(speed)
  }

  pause(): void {
    if (this.state.getState().playback.direction === 'still') return
    this.stopBackwards?.()
    this.state.setState({ playback: still })
    this.steering?.pause()
  }

  playOrPause(): void {
    if (this.state.getState().playback.direction === 'still') this.play()
    else this.pause()
  }

  forward(): void {
    const { playback, speed } = this.state.getState()
    this.play(pressForward(playback, speed).speed)
  }

  back(): void {
    const playback = pressBack(this.state.getState().playback)
    this.stopBackwards?.()
    this.steering?.pause()
    this.state.setState({ playback })
    this.stopBackwards = playBackwards(this.playhead.time, playback.speed, {
      canShow: () => this.steering?.isSeeking() === false,
      show: time => this.moveTo(time),
      onStart: () => this.pause(),
    })
  }

  setSpeed(speed: number): void {
    this.state.setState({ speed })
    if (this.state.getState().playback.direction === 'forwards') this.play(speed)
  }

  setLoop(loop: TimeRange | null): void {
    this.state.setState({ loop })
  }

  /** Goes on playing from there, if it played. */
  seek(time: Ms): void {
    if (this.state.getState().playback.direction === 'backwards') this.pause()
    this.moveTo(time)
  }

  step(frames: number): void {
    this.pause()
    this.moveTo(frameStart(this.frames, frameAt(this.frames, this.playhead.time) + frames))
  }

  /** A time that may lie between frames, as the frame seen then. */
  snap(time: Ms): Ms {
    return snapToFrame(this.frames, time)
  }

  /** The frame's start that is `frames` away from `time`; the recording's end is the last of them. */
  frameAway(time: Ms, frames: number): Ms {
    const next = frameAt(this.frames, time) + frames
    if (next >= this.frames.length) return this.duration
    // From the very end, one back is the last frame.
    return time >= this.duration && frames < 0 ? frameStart(this.frames, this.frames.length + frames) : frameStart(this.frames, next)
  }

  /** The frame's start nearest to a dragged edge, or the recording's end. */
  nearestEdge(time: Ms): Ms {
    return nearestFrameEdge(this.frames, clampTime(time, this.duration), this.duration)
  }

  private moveTo(time: Ms): void {
    this.isPlaced = this.state.getState().playback.direction !== 'forwards'
    const frame = frameAt(this.frames, clampTime(time, this.duration))
    this.playhead.set(frameStart(this.frames, frame))
    this.steering?.seek(middleOfFrame(this.frames, frame, this.duration))
  }

  private shown(time: Ms): void {
    if (this.isPlaced) return
    this.playhead.set(this.snap(time))
    const { loop, playback } = this.state.getState()
    if (loop && playback.direction === 'forwards' && (this.playhead.time >= loop.end || this.playhead.time >= this.lastFrame())) this.moveTo(loop.start)
  }

  private lastFrame(): Ms {
    return frameStart(this.frames, this.frames.length - 1)
  }
}
