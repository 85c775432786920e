import { useRef, useState, type PointerEvent } from 'react'
import type { Ms } from '../../../../shared/domain/time'
import type { Mark } from '../marks/marks'

/** What of a mark is held: one of its edges, or all of it. */
export type Edge = 'start' | 'end' | 'all'

interface Dropping {
  /** Where the mark would lie, `by` from where it was taken. */
  readonly onDrag: (mark: Mark, edge: Edge, by: Ms) => Pick<Mark, 'start' | 'end'>
  readonly onDrop: (mark: Mark, edge: Edge, by: Ms) => void
}

const THRESHOLD_PX = 4
const HANDLE_PX = 10
/** A bar narrower than this is only moved; its edges would leave nothing to hold it by. */
const WIDE_ENOUGH_PX = 36

/** Moving and trimming with the pointer. Only the item being dragged is drawn anew; it is saved when it is let go. */
export function useDragging(mark: Mark, duration: Ms, { onDrag, onDrop }: Dropping) {
  const [dragged, setDragged] = useState<Pick<Mark, 'start' | 'end'> | null>(null)
  const hold = useRef<{ readonly x: number; readonly edge: Edge; readonly msPerPixel: number; by: Ms; isMoving: boolean } | null>(null)
  const justDragged = useRef(false)

  const end = (isDropped: boolean) => {
    const held = hold.current
    hold.current = null
    setDragged(null)
    justDragged.current = held?.isMoving ?? false
    if (held?.isMoving && isDropped && held.by !== 0) onDrop(mark, held.edge, held.by)
  }
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      justDragged.current = false
      if (event.button !== 0 || mark.isOpen) return
      const lane = event.currentTarget.parentElement
      if (!lane) return
      event.currentTarget.setPointerCapture(event.pointerId)
      hold.current = { x: event.clientX, edge: edgeAt(event, mark), msPerPixel: duration / Math.max(1, lane.getBoundingClientRect().width), by: 0, isMoving: false }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const held = hold.current
      if (!held) return
      const moved = event.clientX - held.x
      if (!held.isMoving && Math.abs(moved) < THRESHOLD_PX) return
      held.isMoving = true
      held.by = Math.round(moved * held.msPerPixel)
      setDragged(onDrag(mark, held.edge, held.by))
    },
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
  }
  return { dragged, handlers, wasDragged: () => justDragged.current }
}

function edgeAt(event: PointerEvent<HTMLElement>, mark: Mark): Edge {
  const { left, width } = event.currentTarget.getBoundingClientRect()
  if (mark.start === mark.end || width < WIDE_ENOUGH_PX) return 'all'
  const offset = event.clientX - left
  if (offset < HANDLE_PX) return 'start'
  return offset > width - HANDLE_PX ? 'end' : 'all'
}
