import { useEffect, useState, type RefObject } from 'react'

const QUIET_AFTER_MS = 3_000

/** True when nobody has moved or pressed anything for a while and `mayBeQuiet`; false at the first movement. */
export function useQuiet(place: RefObject<HTMLElement | null>, mayBeQuiet: boolean): boolean {
  const [isQuiet, setIsQuiet] = useState(false)
  useEffect(() => {
    const element = place.current
    if (!element || !mayBeQuiet) {
      setIsQuiet(false)
      return undefined
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    const stir = () => {
      clearTimeout(timer)
      setIsQuiet(false)
      timer = setTimeout(() => setIsQuiet(true), QUIET_AFTER_MS)
    }
    const over = new AbortController()
    for (const name of ['pointermove', 'pointerdown', 'keydown', 'focusin']) element.addEventListener(name, stir, { signal: over.signal, capture: true })
    stir()
    return () => {
      clearTimeout(timer)
      over.abort()
    }
  }, [place, mayBeQuiet])
  return isQuiet
}
