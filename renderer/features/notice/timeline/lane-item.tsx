import { memo, useEffect, useRef } from 'react'
import { shownEnd } from '../../../../shared/domain/marking'
import { formatTime, type Ms } from '../../../../shared/domain/time'
import { classNames } from '../../../ui/class-names'
import type { useWords } from '../../../words/words'
import type { Mark } from '../marks/marks'
import type { Playhead } from '../player/playhead'
import styles from './timeline.module.css'
import { useDragging, type Edge } from './use-dragging'

export interface LaneItemProps {
  readonly mark: Mark
  readonly row: number
  readonly rows: number
  readonly isSelected: boolean
  /** The one item of the timeline that Tab reaches; arrows reach the others. */
  readonly isReachable: boolean
  readonly duration: Ms
  readonly playhead: Playhead
  /** Passed in: a thousand items need not each listen for a change of language. */
  readonly say: ReturnType<typeof useWords<'notice'>>
  readonly onSelect: (mark: Mark) => void
  readonly onDrag: (mark: Mark, edge: Edge, by: Ms) => Pick<Mark, 'start' | 'end'>
  readonly onDrop: (mark: Mark, edge: Edge, by: Ms) => void
}

/** Of the whole; a bar as wide as this has room for a short word at most. */
const NARROW = 0.03

/** One mark on its lane: a dot, a bar, or a moment. Placed in per cent, so that zooming draws nothing anew. */
export const LaneItem = memo(function LaneItem({ mark, row, rows, isSelected, isReachable, duration, playhead, say, onSelect, onDrag, onDrop }: LaneItemProps) {
  const place = useRef<HTMLButtonElement>(null)
  const isPoint = mark.start === mark.end && !mark.isOpen
  const { dragged, handlers, wasDragged } = useDragging(mark, duration, { onDrag, onDrop })
  const { start, end } = dragged ?? mark
  useGrowing(place, mark, playhead, duration)
  useEffect(() => {
    // Arrows moved the selection here: the focus goes along.
    if (isSelected && document.activeElement instanceof HTMLElement && document.activeElement.dataset['mark'] !== undefined) place.current?.focus({ preventScroll: true })
  }, [isSelected])

  const range = mark.isOpen ? say('fromOpen', { start: formatTime(start) }) : isPoint ? formatTime(start) : say('fromTo', { start: formatTime(start), end: formatTime(end) })
  return (
    <button
      ref={place}
      type="button"
      data-mark={mark.id}
      data-testid={mark.table === 'moments' ? `moment-${mark.id}` : `annotation-${mark.id}`}
      tabIndex={isReachable ? 0 : -1}
      aria-label={`${mark.label}, ${range}`}
      aria-pressed={isSelected}
      data-chosen={isSelected || undefined}
      className={classNames(styles.item, mark.table === 'moments' ? styles.moment : styles[mark.who], isPoint && styles.point, end - start < duration * NARROW && !mark.isOpen && styles.narrow, mark.isOpen && styles.open, isSelected && styles.selected, dragged !== null && styles.dragged)}
      style={{
        insetInlineStart: `${(start / duration) * 100}%`,
        ...(isPoint ? {} : { width: `${((end - start) / duration) * 100}%` }),
        top: `${(row / rows) * 100}%`,
        height: `${100 / rows}%`,
      }}
      onClick={() => {
        if (!wasDragged()) onSelect(mark)
      }}
      {...handlers}
    >
      {!isPoint && (
        <span className={styles.itemLabel} dir="auto">
          {mark.table === 'moments' && <span aria-hidden="true">{momentSign[mark.kind]} </span>}
          {mark.label}
        </span>
      )}
    </button>
  )
}, isSameItem)

const momentSign = { strong: '★', 'turning-point': '↗', 'not-for-film': '⊘', concern: '!' } as const

// Every query brings new objects; what is drawn has changed only where these have.
function isSameItem(before: LaneItemProps, after: LaneItemProps): boolean {
  const a = before.mark
  const b = after.mark
  const isSameMark = a.id === b.id && a.start === b.start && a.end === b.end && a.label === b.label && a.isOpen === b.isOpen && (a.table !== 'moments' || b.table !== 'moments' || a.kind === b.kind)
  return isSameMark && before.row === after.row && before.rows === after.rows && before.isSelected === after.isSelected && before.isReachable === after.isReachable && before.duration === after.duration && before.playhead === after.playhead && before.say === after.say && before.onSelect === after.onSelect && before.onDrag === after.onDrag && before.onDrop === after.onDrop
}

/** An open interval grows with the playhead, without React. */
function useGrowing(place: React.RefObject<HTMLElement | null>, mark: Mark, playhead: Playhead, duration: Ms): void {
  const { isOpen, start } = mark
  useEffect(() => {
    if (!isOpen) return undefined
    return playhead.subscribe(time => {
      if (place.current) place.current.style.width = `${((shownEnd({ start, end: start, isOpen }, time) - start) / duration) * 100}%`
    })
  }, [place, isOpen, start, playhead, duration])
}
