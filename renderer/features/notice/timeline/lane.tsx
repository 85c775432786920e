import { memo } from 'react'
import type { Ms } from '../../../../shared/domain/time'
import { classNames } from '../../../ui/class-names'
import { useWords } from '../../../words/words'
import type { Mark } from '../marks/marks'
import type { Player } from '../player/player'
import { LaneItem } from './lane-item'
import type { LaneLayout } from './lanes'
import styles from './timeline.module.css'
import type { Edge } from './use-dragging'

interface LaneProps {
  readonly lane: LaneLayout
  readonly player: Player
  readonly selectedId: string | null
  readonly reachableId: string | null
  readonly onSelect: (mark: Mark) => void
  readonly onDrag: (mark: Mark, edge: Edge, by: Ms) => Pick<Mark, 'start' | 'end'>
  readonly onDrop: (mark: Mark, edge: Edge, by: Ms) => void
}

export const Lane = memo(function Lane({ lane: { name, marks, rowOf, rows }, player, selectedId, reachableId, onSelect, onDrag, onDrop }: LaneProps) {
  const say = useWords('notice')
  return (
    <div
      className={classNames(styles.lane, styles[`rows${rows}`])}
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
          say={say}
          onSelect={onSelect}
          onDrag={onDrag}
          onDrop={onDrop}
        />
      ))}
    </div>
  )
})
