import { useEffect, type RefObject } from 'react'

/** Tells the style sheet how high something is, however it wraps: as this variable, if any, to everything in `within`, the page if left out. */
export function useToldHeight(variable: `--${string}` | null, of: RefObject<HTMLElement | null>, within?: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = of.current
    const target = within ? within.current : document.documentElement
    if (variable === null || !element || !target) return undefined
    const observer = new ResizeObserver(() => target.style.setProperty(variable, `${element.offsetHeight}px`))
    observer.observe(element)
    return () => {
      observer.disconnect()
      target.style.removeProperty(variable)
    }
  }, [variable, of, within])
}
