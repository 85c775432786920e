import { useEffect, useState } from 'react'

const TICK_MS = 200

/** Whole seconds until a wait is over, 0 when it is; `start` begins one, in ms. */
export function useCountdown(firstMs: number): { readonly seconds: number; readonly start: (ms: number) => void } {
  const [until, setUntil] = useState(() => performance.now() + firstMs)
  const [now, setNow] = useState(() => performance.now())
  const seconds = Math.max(0, Math.ceil((until - now) / 1_000))
  useEffect(() => {
    if (seconds === 0) return undefined
    const timer = setInterval(() => setNow(performance.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [seconds])
  return {
    seconds,
    start: ms => {
      const begun = performance.now()
      setNow(begun)
      setUntil(begun + ms)
    },
  }
}
