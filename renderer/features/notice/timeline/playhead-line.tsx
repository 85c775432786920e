import { useEffect, useRef } from 'react'
import { scrollToShow } from '../../../../shared/domain/timeline-scale'
import type { Player } from '../player/player'
import styles from './timeline.module.css'

/** Where the film stands. It lies on an element as wide as the timeline, so one transform in per cent moves it. */
export function PlayheadLine({ player, scroller, isZoomed }: { readonly player: Player; readonly scroller: React.RefObject<HTMLElement | null>; readonly isZoomed: boolean }) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(
    () =>
      player.playhead.subscribe(time => {
        const share = time / Math.max(1, player.duration)
        const view = scroller.current
        // Measured only where there is anything to scroll, and before anything is moved: afterwards, a thousand marks would be laid out anew for every frame of the film.
        const isWider = isZoomed && view !== null
        const wanted = isWider ? scrollToShow(share * view.scrollWidth, view.scrollLeft, view.clientWidth) : null
        if (line.current) line.current.style.transform = `translateX(${share * 100}%)`
        if (isWider && wanted !== null) view.scrollLeft = wanted
      }),
    [player, scroller, isZoomed],
  )
  return <div ref={line} className={styles.playhead} aria-hidden="true" data-testid="playhead" />
}
