import { useEffect, useRef, useState, type RefObject } from 'react'
import type { FidelityEvent } from '../../../shared/domain/fidelity'
import type { Ms } from '../../../shared/domain/time'
import { hasBegun, jumped, nothingWatched, paused, playedOnTo, remarked, type WatchedSoFar } from '../../../shared/domain/watching'
import { beforeClosing } from '../../state/before-closing'
import { logWatching, rememberWatching } from '../../state/watching-log'

export type Phase = 'playing' | 'paused' | 'ended' | 'gone'

export interface Watching {
  readonly video: RefObject<HTMLVideoElement | null>
  readonly phase: Phase
  readonly now: () => Ms
  readonly play: () => void
  readonly pause: () => void
  readonly jumpTo: (at: Ms) => void
  /** Stands still there. */
  readonly stopAt: (at: Ms) => void
  /** Gives the line that the watching would leave now; to be kept together with the remark. */
  readonly countRemark: () => FidelityEvent
}

/** What was watched is remembered, in case the app ends, with every pause and remark, and once per so much of film. */
const REMEMBER_EVERY: Ms = 1_000

/**
 * Plays a film and counts what was watched of it. `lineFor` makes the line for the log; it is written once, when the
 * calling component leaves the screen or the window closes.
 */
export function useWatching(lineFor: (watched: WatchedSoFar) => FidelityEvent): Watching {
  const video = useRef<HTMLVideoElement>(null)
  const watched = useRef<WatchedSoFar>(nothingWatched)
  const [phase, setPhase] = useState<Phase>('paused')
  const line = useRef(lineFor)

  useEffect(() => {
    const element = video.current
    if (!element) return undefined
    const over = new AbortController()
    let rememberedAt = 0
    const count = (change: (before: WatchedSoFar) => WatchedSoFar) => {
      watched.current = change(watched.current)
    }
    const on = (name: string, listener: () => void) => element.addEventListener(name, listener, { signal: over.signal })
    const moveOn = () => count(before => playedOnTo(before, element.currentTime * 1_000))
    const remember = () => {
      rememberedAt = watched.current.length
      // What could not be written is said by the bar that says "Saved", and written with the next.
      if (hasBegun(watched.current)) rememberWatching(line.current(watched.current)).catch(() => undefined)
    }
    on('timeupdate', () => {
      moveOn()
      if (watched.current.length - rememberedAt >= REMEMBER_EVERY) remember()
    })
    on('seeking', () => count(jumped))
    on('play', () => setPhase('playing'))
    on('error', () => setPhase('gone'))
    on('ended', () => setPhase('ended'))
    on('pause', () => {
      moveOn()
      // At its end a film pauses by itself; nobody stopped it to talk.
      if (!element.ended) {
        count(paused)
        setPhase('paused')
      }
      remember()
    })
    const finish = async () => {
      if (over.signal.aborted) return
      over.abort()
      element.pause()
      if (hasBegun(watched.current)) await logWatching(line.current(watched.current))
    }
    const onHide = () => void finish()
    window.addEventListener('pagehide', onHide, { signal: over.signal })
    const withdraw = beforeClosing(finish)
    element.play().catch(() => undefined)
    return () => {
      withdraw()
      void finish()
    }
  }, [])

  return {
    video,
    phase,
    now: () => Math.round((video.current?.currentTime ?? 0) * 1_000),
    play: () => void video.current?.play().catch(() => undefined),
    pause: () => video.current?.pause(),
    jumpTo: at => {
      if (!video.current) return
      video.current.currentTime = at / 1_000
      void video.current.play().catch(() => undefined)
    },
    stopAt: at => {
      if (!video.current) return
      video.current.pause()
      video.current.currentTime = at / 1_000
    },
    countRemark: () => {
      watched.current = remarked(watched.current)
      return line.current(watched.current)
    },
  }
}
