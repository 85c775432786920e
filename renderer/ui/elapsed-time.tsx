import { useEffect, useRef } from 'react'
import { elapsed, type Stopwatch } from '../../shared/domain/stopwatch'
import { formatClock } from '../../shared/domain/time'

const REDRAW_EVERY_MS = 200

/** The time that has been filmed, written without React so that counting never disturbs the recording. */
export function ElapsedTime({ watch, className }: { readonly watch: Stopwatch; readonly className?: string | undefined }) {
  const place = useRef<HTMLTimeElement>(null)
  useEffect(() => {
    const draw = () => {
      if (place.current) place.current.textContent = formatClock(elapsed(watch, performance.now()))
    }
    draw()
    if (watch.since === null) return undefined
    const timer = setInterval(draw, REDRAW_EVERY_MS)
    return () => clearInterval(timer)
  }, [watch])
  return <time ref={place} className={className} role="timer" data-testid="elapsed" />
}
