import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { formatTime, lengthOf, SECOND } from '../../../../shared/domain/time'
import { classNames } from '../../../ui/class-names'
import { useWords } from '../../../words/words'
import type { Mark } from './marks'
import styles from './marks.module.css'

interface MarkListProps {
  readonly marks: readonly Mark[]
  readonly selectedId: string | null
  readonly onSelect: (mark: Mark) => void
}

const ROW_HEIGHT = 44
const AROUND = 6

/** Everything marked, in reading order. Only the rows in sight are in the page, so that thousands cost no more than a few. */
export const MarkList = memo(function MarkList({ marks, selectedId, onSelect }: MarkListProps) {
  const say = useWords('notice')
  const { place, first, count } = useRowsInSight(marks.length)
  const selectedIndex = marks.findIndex(({ id }) => id === selectedId)
  useShowRow(place, selectedIndex)
  if (marks.length === 0) return <p className={styles.none}>{say('noMarks')}</p>
  const last = Math.min(marks.length, first + count)
  return (
    <div ref={place} className={styles.list} tabIndex={-1}>
      <ol className={styles.rows} aria-label={say('list')} style={{ height: marks.length * ROW_HEIGHT }}>
        {marks.slice(first, last).map((mark, index) => (
          <MarkRow key={mark.id} mark={mark} position={first + index} total={marks.length} isSelected={mark.id === selectedId} onSelect={onSelect} />
        ))}
      </ol>
    </div>
  )
})

interface MarkRowProps {
  readonly mark: Mark
  readonly position: number
  readonly total: number
  readonly isSelected: boolean
  readonly onSelect: (mark: Mark) => void
}

const MarkRow = memo(function MarkRow({ mark, position, total, isSelected, onSelect }: MarkRowProps) {
  const say = useWords('notice')
  const length = mark.isOpen ? say('open') : mark.end > mark.start ? say('seconds', { seconds: (lengthOf(mark) / SECOND).toFixed(1) }) : ''
  return (
    <li className={styles.row} style={{ top: position * ROW_HEIGHT }} aria-setsize={total} aria-posinset={position + 1}>
      <button type="button" className={classNames(styles.entry, isSelected && styles.selected)} aria-pressed={isSelected} data-chosen={isSelected || undefined} onClick={() => onSelect(mark)} data-testid={`row-${mark.id}`}>
        <span className={styles.at}>{formatTime(mark.start)}</span>
        <span className={classNames(styles.shape, mark.table === 'moments' ? styles.moment : styles[mark.who], mark.table === 'annotations' && mark.end === mark.start && !mark.isOpen && styles.dot)} aria-hidden="true" />
        <bdi className={styles.label}>{mark.label}</bdi>
        <span className={styles.length}>{length}</span>
      </button>
    </li>
  )
})

function useRowsInSight(total: number) {
  const place = useRef<HTMLDivElement>(null)
  // Before it is laid out nobody knows how high it is: about what half a window holds, and the others with the next frame.
  const [sight, setSight] = useState(() => ({ first: 0, count: Math.ceil(window.innerHeight / 2 / ROW_HEIGHT) }))
  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    const look = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / ROW_HEIGHT) - AROUND)
      const count = Math.ceil(element.clientHeight / ROW_HEIGHT) + 2 * AROUND
      setSight(before => (before.first === first && before.count === count ? before : { first, count }))
    }
    element.addEventListener('scroll', look, { passive: true })
    // Tells at once, when the page has been laid out anyway.
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [total])
  return { place, ...sight }
}

function useShowRow(place: React.RefObject<HTMLDivElement | null>, index: number): void {
  useLayoutEffect(() => {
    const element = place.current
    if (!element || index < 0) return
    const top = index * ROW_HEIGHT
    if (top < element.scrollTop || top + ROW_HEIGHT > element.scrollTop + element.clientHeight) element.scrollTop = Math.max(0, top - element.clientHeight / 2)
  }, [place, index])
}
