import { useEffect, useRef } from 'react'
import { formatTime, type Ms } from '../../../../shared/domain/time'
import type { Playhead } from './playhead'

/** Where the film stands, written without React. */
export function TimeReadout({ playhead, className }: { readonly playhead: Playhead; readonly className?: string | undefined }) {
  const place = useRef<HTMLTimeElement>(null)
  useEffect(
    () =>
      playhead.subscribe((time: Ms) => {
        if (place.current) place.current.textContent = formatTime(time)
      }),
    [playhead],
  )
  return <time ref={place} className={className} data-testid="playhead-time" />
}
