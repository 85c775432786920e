import { ArrowLeft, ArrowRight, Trash2 } from 'lucide-react'
import type { FilmItem } from '../../../shared/domain/feedback-film'
import type { Id } from '../../../shared/domain/ids'
import { Button } from '../../ui/button'
import { Card } from '../../ui/surface'
import { useWords } from '../../words/words'
import { CardInspector } from './card-inspector'
import { ClipInspector } from './clip-inspector'
import styles from './inspector.module.css'

interface InspectorProps {
  readonly filmId: Id
  readonly items: readonly FilmItem[]
  readonly selected: FilmItem | null
  /** Of a recording; null where it was removed. */
  readonly durationOf: (recordingId: Id) => number | null
  readonly onTrimmed: (edge: 'start' | 'end') => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** What can be changed about the selected clip or card. */
export function Inspector({ filmId, items, selected, durationOf, onTrimmed, onMove, onRemove }: InspectorProps) {
  const say = useWords('build')
  if (selected === null) {
    return (
      <Card className={styles.panel}>
        <p className={styles.hint}>{say('nothingSelected')}</p>
      </Card>
    )
  }
  const place = items.findIndex(item => item.id === selected.id)
  const clipNumber = items.slice(0, place + 1).filter(item => item.kind === 'clip').length
  return (
    <Card title={selected.kind === 'clip' ? say('clip', { number: clipNumber }) : say('cardHeading')} className={styles.panel}>
      {selected.kind === 'clip' ? <ClipInspector filmId={filmId} clip={selected} duration={durationOf(selected.recordingId)} onTrimmed={onTrimmed} /> : <CardInspector filmId={filmId} card={selected} />}
      <div className={styles.foot}>
        <Button label={say('earlier')} isDisabled={place === 0} onPress={() => onMove(-1)}>
          <ArrowLeft aria-hidden="true" className={styles.arrow} />
        </Button>
        <Button label={say('later')} isDisabled={place === items.length - 1} onPress={() => onMove(1)}>
          <ArrowRight aria-hidden="true" className={styles.arrow} />
        </Button>
        <Button look="quiet" onPress={onRemove}>
          <Trash2 aria-hidden="true" />
          {say('remove')}
        </Button>
      </div>
    </Card>
  )
}
