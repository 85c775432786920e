import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Ms } from '../../../shared/domain/time'
import { Button } from '../../ui/button'
import { TimeField } from '../../ui/time-field'
import { useWords } from '../../words/words'
import styles from './inspector.module.css'

interface EdgeFieldProps {
  readonly label: string
  readonly value: Ms
  /** Null where the time will do, else what is wrong with it. */
  readonly problemWith: (time: Ms) => string | null
  readonly onChange: (time: Ms) => void
  readonly onStep: (by: -1 | 1) => void
}

/** Where a clip begins or ends, to type or to step frame by frame. */
export function EdgeField({ label, value, problemWith, onChange, onStep }: EdgeFieldProps) {
  const say = useWords('build')
  return (
    <div className={styles.time}>
      <TimeField label={label} value={value} unreadable={say('notATime')} problemWith={problemWith} onChange={onChange} />
      <div className={styles.steps}>
        <Button label={`${label}: ${say('frameEarlier')}`} onPress={() => onStep(-1)}>
          <ChevronLeft aria-hidden="true" />
        </Button>
        <Button label={`${label}: ${say('frameLater')}`} onPress={() => onStep(1)}>
          <ChevronRight aria-hidden="true" />
        </Button>
      </div>
    </div>
  )
}
