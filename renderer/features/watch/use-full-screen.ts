import { useEffect, useRef, type RefObject } from 'react'

/** Fills the screen where that is allowed. Escape leaves full screen without the page seeing the key: `onLeft` tells of it. */
export function useFullScreen(place: RefObject<HTMLElement | null>, onLeft: () => void): { readonly toggle: () => void } {
  /** Leaving full screen with its own key or button is not leaving the film. */
  const isOurs = useRef(false)
  useEffect(() => {
    const element = place.current
    element?.requestFullscreen?.().catch(() => undefined)
    return () => {
      if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => undefined)
    }
  }, [place])
  useEffect(() => {
    const listener = () => {
      if (document.fullscreenElement === null && !isOurs.current) onLeft()
      isOurs.current = false
    }
    document.addEventListener('fullscreenchange', listener)
    return () => document.removeEventListener('fullscreenchange', listener)
  })
  return {
    toggle: () => {
      if (document.fullscreenElement === null) void place.current?.requestFullscreen().catch(() => undefined)
      else {
        isOurs.current = true
        void document.exitFullscreen().catch(() => undefined)
      }
    },
  }
}
