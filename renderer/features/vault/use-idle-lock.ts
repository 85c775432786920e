import { useEffect } from 'react'
import { isDeserted, LOCK_AFTER_MINUTES } from '../../../shared/domain/idle'
import { useLive } from '../../db/live'
import { oneOf } from '../../db/queries/records'
import { lockVault } from '../../state/lock-vault'
import { isUnderWay } from '../../state/under-way'

const LOOK_EVERY_MS = 5_000
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const

/** Locks the vault where nobody has touched anything for a while and nothing goes on by itself. */
export function useIdleLock(): void {
  const settings = useLive(() => oneOf('settings', 'settings'), [])
  const lockAfterMinutes = settings?.lockAfterMinutes ?? LOCK_AFTER_MINUTES
  useEffect(() => {
    let lastSign = performance.now()
    const sign = () => {
      lastSign = performance.now()
    }
    const listening = new AbortController()
    for (const name of SIGNS_OF_LIFE) window.addEventListener(name, sign, { capture: true, passive: true, signal: listening.signal })
    const timer = setInterval(() => {
      const isSomethingUnderWay = isUnderWay('work') || isMediaPlaying()
      // When what went on has ended, the wait begins anew.
      if (isSomethingUnderWay) sign()
      else if (isDeserted({ since: performance.now() - lastSign, lockAfterMinutes, isSomethingUnderWay, isWatchingTogether: isUnderWay('watching-together') })) void lockVault()
    }, LOOK_EVERY_MS)
    return () => {
      listening.abort()
      clearInterval(timer)
    }
  }, [lockAfterMinutes])
}

/** A camera's live picture plays as well, while it is on and nothing is recorded: somebody forgot it. */
function isMediaPlaying(): boolean {
  return [...document.querySelectorAll('video')].some(video => !video.paused && video.srcObject === null)
}
