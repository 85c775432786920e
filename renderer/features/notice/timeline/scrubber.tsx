import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { formatTime, MINUTE, SECOND } from '../../../../shared/domain/time'
import { useWords } from '../../../words/words'
import type { Player } from '../player/player'
import styles from './timeline.module.css'

const TELL_EVERY_MS = 500

/** Click or drag to go there; for the keyboard and screen readers it is a slider. */
export function Scrubber({ player, children }: { readonly player: Player; readonly children: ReactNode }) {
  const say = useWords('notice')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let toldAt = -Infinity
    return player.playhead.subscribe(time => {
      const now = performance.now()
      if (player.state.getState().playback.direction !== 'still' && now - toldAt < TELL_EVERY_MS) return
      toldAt = now
      place.current?.setAttribute('aria-valuenow', String(time))
      place.current?.setAttribute('aria-valuetext', formatTime(time))
    })
  }, [player])

  const goTo = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    player.seek(((event.clientX - left) / width) * player.duration)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepByKey[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    player.seek(player.playhead.time + step)
  }
  return (
    <div
      ref={place}
      className={styles.scrubber}
      role="slider"
      tabIndex={0}
      aria-label={say('position')}
      aria-valuemin={0}
      aria-valuemax={player.duration}
      aria-valuenow={0}
      onKeyDown={onKeyDown}
      onPointerDown={event => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        goTo(event)
      }}
      onPointerMove={event => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event)
      }}
    >
      {children}
    </div>
  )
}

const stepByKey: Readonly<Record<string, number>> = { ArrowLeft: -SECOND, ArrowDown: -SECOND, ArrowRight: SECOND, ArrowUp: SECOND, PageDown: -MINUTE / 6, PageUp: MINUTE / 6 }
