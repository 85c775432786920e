import { useEffect, useRef, useState, type RefObject } from 'react'

/** So far outside of the window something begins to be near, so that it is there when it is scrolled to. */
const MARGIN = '400px'

/** Whether an element has come near to where it can be seen. Once it has, it stays so. */
export function useNearSight(): { readonly place: RefObject<HTMLLIElement | null>; readonly isNear: boolean } {
  const place = useRef<HTMLLIElement>(null)
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    const element = place.current
    if (!element || isNear) return undefined
    const observer = new IntersectionObserver(entries => setIsNear(entries.some(({ isIntersecting }) => isIntersecting)), { rootMargin: MARGIN })
    observer.observe(element)
    return () => observer.disconnect()
  }, [isNear])
  return { place, isNear }
}
