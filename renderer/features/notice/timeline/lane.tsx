import { useMemo } from 'react'
import { stackInRows } from '../../../../shared/domain/timeline-rows'
import type { Ms } from '../../../../shared/domain/time'
import type { Mark } from '../marks/marks'
import type { Player } from '../player/player'
import { LaneItem } from './lane-item'
import styles from './timeline.module.css'
import type { Edge } from './use-dragging'

interface LaneProps {
  readonly name: string
  /** In reading order. */
  readonly marks: readonly Mark[]
  readonly player: Player
  readonly selectedId: string | null
  readonly reachableId: string | null
  readonly onSelect: (mark: Mark) => void
  readonly onDrag: (mark: Mark, edge: Edge, by: Ms) => Pick<Mark, 'start' | 'end'>
  readonly onDrop: (mark: Mark, edge: Edge, by: Ms) => void
}

const MOST_ROWS = 3
/** As a share of the whole: a dot is so wide on an ordinary screen. */
const POINT_SHARE = 0.012

export function Lane({ name, marks, player, selectedId, reachableId, onSelect, onDrag, onDrop }: LaneProps) {
  const { rowOf, rows } = useMemo(() => stackInRows(marks, player.duration * POINT_SHARE, MOST_ROWS), [marks, player.duration])
  return (
    <div
      className={styles.lane}
      role="group"
      aria-label={name}
      onPointerDown={event => {
        if (event.target !== event.currentTarget) return
        const { left, width } = event.currentTarget.getBoundingClientRect()
        player.seek(((event.clientX - left) / width) * player.duration)
      }}
    >
      {marks.map(mark => (
        <LaneItem
          key={mark.id}
          mark={mark}
          row={rowOf.get(mark.id) ?? 0}
          rows={rows}
          isSelected={mark.id === selectedId}
          isReachable={mark.id === reachableId}
          duration={player.duration}
          playhead={player.playhead}
          onSelect={onSelect}
          onDrag={onDrag}
          onDrop={onDrop}
        />
      ))}
    </div>
  )
}
