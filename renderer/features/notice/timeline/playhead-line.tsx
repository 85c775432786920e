import { useEffect, useRef } from 'react'
import { scrollToShow } from '../../../../shared/domain/timeline-scale'
import type { Player } from '../player/player'
import styles from './timeline.module.css'

/** Where the film stands. It lies on an element as wide as the timeline, so one transform in per cent moves it. */
export function PlayheadLine({ player, scroller }: { readonly player: Player; readonly scroller: React.RefObject<HTMLElement | null> }) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(
    () =>
      player.playhead.subscribe(time => {
        const share = time / Math.max(1, player.duration)
        if (line.current) line.current.style.transform = `translateX(${share * 100}%)`
        const view = scroller.current
        if (!view || view.scrollWidth <= view.clientWidth) return
        const wanted = scrollToShow(share * view.scrollWidth, view.scrollLeft, view.clientWidth)
        if (wanted !== null) view.scrollLeft = wanted
      }),
    [player, scroller],
  )
  return <div ref={line} className={styles.playhead} aria-hidden="true" data-testid="playhead" />
}
