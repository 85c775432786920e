import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { moveRange, trimRange } from '../../../../shared/domain/annotation'
import type { Ms, TimeRange } from '../../../../shared/domain/time'
import { saving } from '../../../state/saving'
import type { Player } from '../player/player'
import type { Edge } from '../timeline/use-dragging'
import { deleteMark, editRange } from './edit-marks'
import type { Mark } from './marks'

export interface Selection {
  readonly mark: Mark | null
  readonly setId: (id: string | null) => void
  /** Selects and goes there. */
  readonly select: (mark: Mark) => void
  /** The one before or after in reading order; from nothing, the first that begins at or after the playhead. */
  readonly move: (step: -1 | 1) => void
  readonly remove: () => void
  readonly rangeAfterDrag: (mark: Mark, edge: Edge, by: Ms) => TimeRange
  readonly drop: (mark: Mark, edge: Edge, by: Ms) => void
  /** Moves all of it, or its end, by whole frames; quick presses are one step of undo. */
  readonly nudge: (edge: 'all' | 'end', frames: number) => void
  readonly setEdge: (edge: 'start' | 'end', to: Ms) => void
}

/** Which mark is meant, and what can be done to it. Never in history. The functions stay the same, so that lanes need not be drawn anew. */
export function useSelection(marks: readonly Mark[], player: Player): Selection {
  const [id, setId] = useState<string | null>(null)
  const mark = useMemo(() => marks.find(candidate => candidate.id === id) ?? null, [marks, id])
  const latest = useRef({ marks, mark })
  useEffect(() => {
    latest.current = { marks, mark }
  })

  const select = useCallback(
    (chosen: Mark) => {
      setId(chosen.id)
      player.seek(chosen.start)
    },
    [player],
  )
  const move = useCallback(
    (step: -1 | 1) => {
      const next = neighbour(latest.current.marks, latest.current.mark, step, player.playhead.time)
      if (next) select(next)
    },
    [player, select],
  )
  const rangeAfterDrag = useCallback((dragged: Mark, edge: Edge, by: Ms): TimeRange => changed(dragged, edge, by, player), [player])
  const drop = useCallback(
    (dropped: Mark, edge: Edge, by: Ms) => {
      setId(dropped.id)
      void saving(editRange(dropped, range => changed(range, edge, by, player)))
    },
    [player],
  )

  return {
    mark,
    setId,
    select,
    move,
    rangeAfterDrag,
    drop,
    remove() {
      if (mark) void saving(deleteMark(mark))
    },
    nudge(edge, frames) {
      if (!mark) return
      const change = <T extends TimeRange>(range: T): T => {
        if (edge === 'all') return moveRange(range, player.frameAway(range.start, frames) - range.start, player.duration)
        return trimRange(range, 'end', player.frameAway(range.end, frames), player.duration, shortestAt(range, player))
      }
      void saving(editRange(mark, change, `nudge-${mark.id}`))
    },
    setEdge(edge, to) {
      if (mark) void saving(editRange(mark, range => trimRange(range, edge, to, player.duration, shortestAt(range, player))))
    },
  }
}

function neighbour(marks: readonly Mark[], mark: Mark | null, step: -1 | 1, playhead: Ms): Mark | undefined {
  if (mark) return marks[marks.findIndex(({ id }) => id === mark.id) + step]
  return step === 1 ? marks.find(({ start }) => start >= playhead) : marks.findLast(({ start }) => start < playhead)
}

function changed<T extends TimeRange>(range: T, edge: Edge, by: Ms, player: Player): T {
  if (edge === 'all') return moveRange(range, player.nearestEdge(range.start + by) - range.start, player.duration)
  return trimRange(range, edge, player.nearestEdge(range[edge] + by), player.duration, shortestAt(range, player))
}

/** Nothing is shorter than the frame it begins on. */
function shortestAt(range: TimeRange, player: Player): Ms {
  return Math.max(1, player.frameAway(range.start, 1) - player.snap(range.start))
}
