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
  /** `time` in ms. The newest wish holds, whatever was asked for before. */
  seek(time: number): void
  isSeeking(): boolean
  detach(): void
}

/** Plays and seeks a video element, and tells each frame that it shows once it stands where it was asked to. */
export function steerVideo(video: HTMLVideoElement, { onFrame, onStopped, onFailed }: VideoNews): Steering {
  /** The newest wish, until the video stands there. */
  let asked: number | null = null
  /** The wish that it is on its way to. */
  let begun: number | null = null
  const listening = new AbortController()
  const { signal } = listening

  function begin(): void {
    if (asked === null) return
    begun = asked
    video.currentTime = asked / 1_000
  }

  function onPresented(_now: number, { mediaTime }: VideoFrameCallbackMetadata): void {
    // On its way to a wish, this is the picture that is about to go.
    if (!video.seeking && asked === null) onFrame(mediaTime * 1_000 + 1)
    handle = video.requestVideoFrameCallback(onPresented)
  }
  let handle = video.requestVideoFrameCallback(onPresented)

  // Footage that opens after the first wish begins at its start, whatever was asked for before.
  video.addEventListener('loadedmetadata', begin, { signal })
  video.addEventListener('seeked', () => {
    // The event comes late: meanwhile the next may have begun.
    if (video.seeking) return
    if (begun === asked) asked = null
    else begin()
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
      asked = time
      if (video.readyState >= video.HAVE_METADATA && !video.seeking) begin()
    },
    isSeeking: () => video.seeking || asked !== null,
    detach() {
      listening.abort()
      video.cancelVideoFrameCallback(handle)
      video.pause()
    },
  }
}
