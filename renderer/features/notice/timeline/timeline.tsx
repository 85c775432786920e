import { ZoomIn, ZoomOut } from 'lucide-react'
import { memo, useMemo, useRef, type KeyboardEvent } from 'react'
import type { RecordingPictures } from '../../../../shared/domain/recording'
import type { Ms } from '../../../../shared/domain/time'
import { CLOSEST_ZOOM } from '../../../../shared/domain/timeline-scale'
import { keyLabel } from '../../../commands/keymap'
import { useCommands } from '../../../commands/use-commands'
import { Button } from '../../../ui/button'
import { classNames } from '../../../ui/class-names'
import { useWords } from '../../../words/words'
import type { Mark } from '../marks/marks'
import type { Player } from '../player/player'
import { Lane } from './lane'
import { lanesOf, type TimelineTrack } from './lanes'
import { PlayheadLine } from './playhead-line'
import { Ribbon } from './ribbon'
import { Scrubber } from './scrubber'
import styles from './timeline.module.css'
import type { Edge } from './use-dragging'
import { useZoom } from './use-zoom'

interface TimelineProps {
  readonly recordingId: string
  readonly player: Player
  readonly pictures: RecordingPictures | null
  readonly tracks: readonly TimelineTrack[]
  readonly marks: readonly Mark[]
  readonly selectedId: string | null
  readonly onSelect: (mark: Mark) => void
  readonly onNeighbour: (step: -1 | 1) => void
  readonly onDrag: (mark: Mark, edge: Edge, by: Ms) => Pick<Mark, 'start' | 'end'>
  readonly onDrop: (mark: Mark, edge: Edge, by: Ms) => void
}

/** The recording from left to right: pictures, sound, and what was marked. Time runs left to right in every language. */
export const Timeline = memo(function Timeline({ recordingId, player, pictures, tracks, marks, selectedId, onSelect, onNeighbour, onDrag, onDrop }: TimelineProps) {
  const say = useWords('notice')
  const scroller = useRef<HTMLDivElement>(null)
  const { zoom, zoomIn, zoomOut } = useZoom(scroller, player)
  useCommands({ 'notice.zoom-in': zoomIn, 'notice.zoom-out': zoomOut })
  const lanes = useMemo(() => lanesOf(tracks, marks, player.duration), [tracks, marks, player.duration])
  const reachableId = marks.some(({ id }) => id === selectedId) ? selectedId : (marks[0]?.id ?? null)

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['mark'] === undefined) return
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
    if (!isPlain || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    event.preventDefault()
    onNeighbour(event.key === 'ArrowLeft' ? -1 : 1)
  }

  return (
    <section className={styles.timeline} aria-label={say('timeline')} data-testid="timeline" dir="ltr">
      <div className={styles.names}>
        <div className={styles.zoom}>
          <Button look="quiet" label={say('withKey', { words: say('zoomOut'), key: keyLabel('notice.zoom-out') })} isDisabled={zoom <= 1} onPress={zoomOut}>
            <ZoomOut aria-hidden />
          </Button>
          <Button look="quiet" label={say('withKey', { words: say('zoomIn'), key: keyLabel('notice.zoom-in') })} isDisabled={zoom >= CLOSEST_ZOOM} onPress={zoomIn}>
            <ZoomIn aria-hidden />
          </Button>
        </div>
        {lanes.map(({ id, name, rows }) => (
          <div key={id} className={classNames(styles.name, styles[`rows${rows}`])} title={name} dir="auto">
            {name}
          </div>
        ))}
      </div>
      <div ref={scroller} className={styles.scroller}>
        <div className={classNames(styles.whole, zoom > 1 && styles.zoomed)} style={{ width: `${zoom * 100}%` }} onKeyDown={onKeyDown} role="presentation">
          <Scrubber player={player}>
            <Ribbon recordingId={recordingId} pictures={pictures} duration={player.duration} zoom={zoom} scroller={scroller} />
          </Scrubber>
          {lanes.map(lane => (
            <Lane key={lane.id} lane={lane} player={player} selectedId={selectedId} reachableId={reachableId} onSelect={onSelect} onDrag={onDrag} onDrop={onDrop} />
          ))}
          <PlayheadLine player={player} scroller={scroller} isZoomed={zoom > 1} />
        </div>
      </div>
    </section>
  )
})
