import { describe, expect, it } from 'vitest'
import { steerVideo } from '../../../renderer/features/notice/player/steer-video'

/** A video element as far as steering knows it; a seek is over when the test says so, its event later still. */
class SlowVideo extends EventTarget {
  seeking = false
  readonly HAVE_METADATA = 1
  readyState = 1
  readonly went: number[] = []
  private present: VideoFrameRequestCallback = () => undefined

  set currentTime(seconds: number) {
    this.seeking = true
    this.went.push(seconds)
  }

  requestVideoFrameCallback(callback: VideoFrameRequestCallback): number {
    this.present = callback
    return 1
  }

  seekIsOver(): void {
    this.seeking = false
  }

  seekIsTold(): void {
    this.dispatchEvent(new Event('seeked'))
  }

  opens(): void {
    this.readyState = 1
    this.dispatchEvent(new Event('loadedmetadata'))
  }

  showsFrameAt(mediaTime: number): void {
    this.present(0, { mediaTime } as VideoFrameCallbackMetadata)
  }
}

function steered() {
  const video = new SlowVideo()
  const frames: number[] = []
  const steering = steerVideo(video as unknown as HTMLVideoElement, {
    onFrame: time => frames.push(time),
    onStopped: () => undefined,
    onFailed: () => undefined,
  })
  return { video, frames, steering }
}

describe('stepping through footage', () => {
  it('begins one seek at a time, and then the newest wish', () => {
    const { video, steering } = steered()
    steering.seek(1_000)
    steering.seek(2_000)
    steering.seek(3_000)
    expect(video.went).toEqual([1])
    video.seekIsOver()
    video.seekIsTold()
    expect(video.went).toEqual([1, 3])
  })

  it('goes where the last press says, even one that comes between the end of a seek and its event', () => {
    const { video, frames, steering } = steered()
    steering.seek(1_000)
    steering.seek(2_000)
    video.seekIsOver()
    steering.seek(3_000)
    video.seekIsTold()
    expect(video.went).toEqual([1, 3])
    video.seekIsOver()
    video.seekIsTold()
    video.showsFrameAt(3)
    expect(video.went).toEqual([1, 3])
    expect(frames).toEqual([3_001])
  })

  it('goes where it was asked to as soon as the footage opens, and tells nothing of its first picture', () => {
    const { video, frames, steering } = steered()
    video.readyState = 0
    steering.seek(1_000)
    steering.seek(2_000)
    expect(video.went).toEqual([])
    video.showsFrameAt(0)
    video.opens()
    expect(video.went).toEqual([2])
    video.seekIsOver()
    video.showsFrameAt(0)
    video.seekIsTold()
    video.showsFrameAt(2)
    expect(frames).toEqual([2_001])
  })

  it('tells no frame while it is on its way to another', () => {
    const { video, frames, steering } = steered()
    steering.seek(1_000)
    video.showsFrameAt(0)
    steering.seek(2_000)
    video.seekIsOver()
    video.showsFrameAt(1)
    expect(frames).toEqual([])
    expect(steering.isSeeking()).toBe(true)
  })
})
