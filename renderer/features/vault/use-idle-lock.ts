import { useEffect, useRef, useState, type RefObject } from 'react'
import { LOCK_AFTER_MINUTES, LOCK_NOTICE, patienceLeft } from '../../../shared/domain/idle'
import { ask } from '../../bridge'
import { useLive } from '../../db/live'
import { oneOf } from '../../db/queries/records'
import { useFootageOnItsWay } from '../../state/footage-on-its-way'
import { lockVault } from '../../state/lock-vault'
import { isUnderWay } from '../../state/under-way'

const LOOK_EVERY_MS = 1_000
const TELL_EVERY_MS = 30_000
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart', 'click'] as const

export interface IdleLock {
  /** Until the vault is locked, where that is near; null where it is not. */
  readonly secondsLeft: number | null
  /** Somebody is there. */
  readonly stay: () => void
}

/**
 * Locks the vault where nobody has touched anything for a while and nothing goes on by itself, and says so before. What is
 * touched within `notice` counts as well, but leaves it there to be pressed.
 */
export function useIdleLock(notice: RefObject<HTMLElement | null>): IdleLock {
  const settings = useLive(() => oneOf('settings', 'settings'), [])
  const lockAfterMinutes = settings?.lockAfterMinutes ?? LOCK_AFTER_MINUTES
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  const lastSign = useRef(nowOnClocks())
  const isSaid = useRef(false)
  const stay = () => {
    lastSign.current = nowOnClocks()
    isSaid.current = false
    setSecondsLeft(null)
  }

  useEffect(() => {
    lastSign.current = nowOnClocks()
    let toldAt = -Infinity
    const left = () => {
      const isSomethingUnderWay = isUnderWay('work') || useFootageOnItsWay.getState().sessionIds.length > 0 || isMediaPlaying()
      return patienceLeft({ since: sinceThen(lastSign.current), lockAfterMinutes, isSomethingUnderWay, isWatchingTogether: isUnderWay('watching-together') })
    }
    const sign = (event: Event) => {
      const { target } = event
      // Who wakes the computer comes too late to have stayed.
      if (left() === 0) void lockVault('rest')
      else if (target instanceof Node && notice.current?.contains(target)) lastSign.current = nowOnClocks()
      else {
        // The notice invites to press any key: it does nothing else, unless somebody is typing.
        if (event instanceof KeyboardEvent && isSaid.current && !isTypedInto(target)) {
          event.preventDefault()
          event.stopImmediatePropagation()
        }
        stay()
      }
    }
    const look = () => {
      const patience = left()
      if (performance.now() - toldAt >= TELL_EVERY_MS) {
        toldAt = performance.now()
        // Main locks by itself where it is not told; that it is locked already is told by an event.
        ask('vault:in-use', { patienceMs: Math.round(patience ?? lockAfterMinutes * 60_000) }).catch(() => undefined)
      }
      // When what went on has ended, the wait begins anew.
      if (patience === null) stay()
      else {
        isSaid.current = patience <= LOCK_NOTICE
        setSecondsLeft(isSaid.current ? Math.ceil(patience / 1_000) : null)
      }
      if (patience === 0) void lockVault('rest')
    }
    const listening = new AbortController()
    for (const name of SIGNS_OF_LIFE) window.addEventListener(name, sign, { capture: true, passive: name !== 'keydown', signal: listening.signal })
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => {
      listening.abort()
      clearInterval(timer)
    }
  }, [lockAfterMinutes, notice])

  return { secondsLeft, stay }
}

const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, input:not([type=range], [type=checkbox], [type=radio])'))

interface Clocks {
  readonly elapsed: number
  readonly wall: number
}

const nowOnClocks = (): Clocks => ({ elapsed: performance.now(), wall: Date.now() })

/** One may stand still while the computer sleeps, the other may be set back. */
const sinceThen = ({ elapsed, wall }: Clocks): number => Math.max(performance.now() - elapsed, Date.now() - wall)

/** A camera's live picture plays as well, while it is on and nothing is recorded: somebody forgot it. */
function isMediaPlaying(): boolean {
  return [...document.querySelectorAll('video')].some(video => !video.paused && video.srcObject === null)
}
