import type { Ms } from '../../../../shared/domain/time'

interface VideoNews {
  /** A frame is on screen; its own time, a little over so that rounding never names the one before. */
  readonly onFrame: (time: Ms) => void
  /** It stopped by itself: at the end, or because the system wanted it. */
  readonly onStopped: () => void
  readonly onFailed: () => void
}

export interface Steering {
  play(speed: number): void
  pause(): void
  /** `time` in ms. A newer wish replaces one that has not been begun. */
  seek(time: number): void
  isSeeking(): boolean
  detach(): void
}

/** Plays and seeks a video element, and tells each frame that it shows. */
export function steerVideo(video: HTMLVideoElement, { onFrame, onStopped, onFailed }: VideoNews): Steering {
  let wanted: number | null = null
  const listening = new AbortController()
  const { signal } = listening

  function onPresented(_now: number, { mediaTime }: VideoFrameCallbackMetadata): void {
    // While it still seeks, this is the picture that is about to go.
    if (!video.seeking && wanted === null) onFrame(mediaTime * 1_000 + 1)
    handle = video.requestVideoFrameCallback(onPresented)
  }
  let handle = video.requestVideoFrameCallback(onPresented)

  video.addEventListener('seeked', () => {
    if (wanted === null) return
    video.currentTime = wanted / 1_000
    wanted = null
  }, { signal })
  video.addEventListener('ended', onStopped, { signal })
  video.addEventListener('pause', () => {
    // The event comes late: meanwhile it may have been asked to play again.
    if (video.paused && !video.ended) onStopped()
  }, { signal })
  video.addEventListener('error', onFailed, { signal })

  return {
    play(speed) {
      video.playbackRate = speed
      // Taken back by a pause that follows at once: nothing to tell anybody.
      video.play().catch(() => undefined)
    },
    pause: () => video.pause(),
    seek(time) {
      if (video.seeking) wanted = time
      else video.currentTime = time / 1_000
    },
    isSeeking: () => video.seeking || wanted !== null,
    detach() {
      listening.abort()
      video.cancelVideoFrameCallback(handle)
      video.pause()
    },
  }
}
