import { useEffect, useRef, useState, type RefObject } from 'react'
import { LOCK_AFTER_MINUTES, LOCK_NOTICE, patienceLeft } from '../../../shared/domain/idle'
import { useLive } from '../../db/live'
import { oneOf } from '../../db/queries/records'
import { useFootageOnItsWay } from '../../state/footage-on-its-way'
import { lockVault } from '../../state/lock-vault'
import { isUnderWay } from '../../state/under-way'

const LOOK_EVERY_MS = 1_000
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
  const lastSign = useRef(performance.now())
  const stay = () => {
    lastSign.current = performance.now()
    setSecondsLeft(null)
  }

  useEffect(() => {
    const sign = ({ target }: Event) => {
      if (target instanceof Node && notice.current?.contains(target)) lastSign.current = performance.now()
      else stay()
    }
    const listening = new AbortController()
    for (const name of SIGNS_OF_LIFE) window.addEventListener(name, sign, { capture: true, passive: true, signal: listening.signal })
    return () => listening.abort()
  }, [notice])

  useEffect(() => {
    lastSign.current = performance.now()
    const timer = setInterval(() => {
      const isSomethingUnderWay = isUnderWay('work') || useFootageOnItsWay.getState().sessionIds.length > 0 || isMediaPlaying()
      const left = patienceLeft({ since: performance.now() - lastSign.current, lockAfterMinutes, isSomethingUnderWay, isWatchingTogether: isUnderWay('watching-together') })
      // When what went on has ended, the wait begins anew.
      if (left === null) stay()
      else setSecondsLeft(left > LOCK_NOTICE ? null : Math.ceil(left / 1_000))
      if (left === 0) void lockVault()
    }, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [lockAfterMinutes])

  return { secondsLeft, stay }
}

/** A camera's live picture plays as well, while it is on and nothing is recorded: somebody forgot it. */
function isMediaPlaying(): boolean {
  return [...document.querySelectorAll('video')].some(video => !video.paused && video.srcObject === null)
}
