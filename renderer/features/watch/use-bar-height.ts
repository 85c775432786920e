import { useEffect, type RefObject } from 'react'

/** Tells the style sheet how high the controls are, however they wrap. */
export function useBarHeight(bar: RefObject<HTMLElement | null>, layer: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => layer.current?.style.setProperty('--bar', `${element.offsetHeight}px`))
    observer.observe(element)
    return () => observer.disconnect()
  }, [bar, layer])
}
