import { Plus } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { FilmItem } from '../../../shared/domain/feedback-film'
import type { Id } from '../../../shared/domain/ids'
import { keyLabel } from '../../commands/keymap'
import { runCommand } from '../../commands/use-commands'
import { Button } from '../../ui/button'
import { classNames } from '../../ui/class-names'
import { takeLostFocus } from '../../ui/take-lost-focus'
import { useWords } from '../../words/words'
import styles from './film-strip.module.css'
import { StripItem } from './strip-item'

interface FilmStripProps {
  readonly items: readonly FilmItem[]
  readonly selectedId: Id | null
  /** The item that is playing now. */
  readonly playingId: Id | null
  readonly isThere: (recordingId: Id) => boolean
  readonly onSelect: (id: Id) => void
  readonly onMove: (id: Id, to: number) => void
  readonly onAddCard: () => void
}

/** The film in order: choose with a click or the arrows, change the order by dragging or with Ctrl and the arrows. */
export function FilmStrip({ items, selectedId, playingId, isThere, onSelect, onMove, onAddCard }: FilmStripProps) {
  const say = useWords('build')
  const list = useRef<HTMLOListElement>(null)
  const [dragged, setDragged] = useState<Id | null>(null)
  const [target, setTarget] = useState<number | null>(null)
  const shownId = playingId ?? selectedId
  useEffect(() => {
    list.current?.querySelector(`[data-item="${shownId}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [shownId, items.length])
  // What was added or removed with its own button took that button away.
  useEffect(() => takeLostFocus(list.current?.querySelector<HTMLElement>(`[data-item="${selectedId}"]`) ?? null), [selectedId, items.length])

  const onKeyDown = (event: KeyboardEvent) => {
    // The arrows go on from where the focus is, which Tab may have moved without choosing anything.
    const focusedId = event.target instanceof HTMLElement ? event.target.dataset['item'] : undefined
    // Chosen already: the space bar plays from here, as it does everywhere else on this screen.
    if (event.code === 'Space' && focusedId === selectedId && runCommand('build.play')) event.preventDefault()
    const by = arrowSteps[event.code]
    const place = items.findIndex(item => item.id === (focusedId ?? selectedId))
    if (by === undefined || place === -1 || event.altKey || event.shiftKey) return
    event.preventDefault()
    const to = Math.min(items.length - 1, Math.max(0, by === 'first' ? 0 : by === 'last' ? items.length - 1 : place + by))
    const next = items[to]
    if (event.ctrlKey || event.metaKey) onMove(items[place]?.id ?? '', to)
    else if (next) {
      onSelect(next.id)
      list.current?.querySelector<HTMLElement>(`[data-item="${next.id}"]`)?.focus()
    }
  }
  const drop = () => {
    const from = items.findIndex(item => item.id === dragged)
    if (dragged !== null && target !== null && from !== -1) onMove(dragged, target > from ? target - 1 : target)
    setDragged(null)
    setTarget(null)
  }
  return (
    <div className={styles.strip}>
      <ol ref={list} className={styles.list} aria-label={say('strip')} data-testid="film-strip" onKeyDown={onKeyDown} onDragOver={event => dragged !== null && event.preventDefault()} onDrop={drop}>
        {items.map((item, index) => (
          <li
            key={item.id}
            className={classNames(styles.place, target === index && styles.before, target === items.length && index === items.length - 1 && styles.after, dragged === item.id && styles.dragged)}
            draggable
            onDragStart={event => {
              event.dataTransfer.effectAllowed = 'move'
              setDragged(item.id)
            }}
            onDragOver={event => {
              if (dragged === null) return
              const { left, width } = event.currentTarget.getBoundingClientRect()
              setTarget(index + (event.clientX > left + width / 2 ? 1 : 0))
            }}
            onDragEnd={() => {
              setDragged(null)
              setTarget(null)
            }}
          >
            <StripItem item={item} items={items} isSelected={item.id === selectedId} isPlaying={item.id === playingId} isThere={item.kind === 'card' || isThere(item.recordingId)} onSelect={() => onSelect(item.id)} />
          </li>
        ))}
      </ol>
      <Button className={styles.add ?? ''} label={say('addCardLong')} onPress={onAddCard}>
        <span className={styles.addWords}>
          <Plus aria-hidden="true" />
          {say('addCard')}
          <kbd>{keyLabel('build.add-card')}</kbd>
        </span>
      </Button>
    </div>
  )
}

const arrowSteps: Readonly<Record<string, number | 'first' | 'last'>> = { ArrowLeft: -1, ArrowRight: 1, Home: 'first', End: 'last' }
