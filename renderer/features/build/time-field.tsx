import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { formatTime, parseTime, type Ms } from '../../../shared/domain/time'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import { useWords } from '../../words/words'
import styles from './inspector.module.css'

interface TimeFieldProps {
  readonly label: string
  readonly value: Ms
  /** Null where the time will do, else what is wrong with it. */
  readonly problemWith: (time: Ms) => string | null
  readonly onChange: (time: Ms) => void
  readonly onStep: (by: -1 | 1) => void
}

/** A time to type or to step frame by frame. What is typed counts with Enter or on leaving the field. */
export function TimeField({ label, value, problemWith, onChange, onStep }: TimeFieldProps) {
  const say = useWords('build')
  const [draft, setDraft] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const keep = () => {
    if (draft === null) return
    const time = parseTime(draft)
    const found = time === null ? say('notATime') : problemWith(time)
    setProblem(found)
    if (found !== null || time === null) return
    setDraft(null)
    onChange(time)
  }
  const step = (by: -1 | 1) => () => {
    setDraft(null)
    setProblem(null)
    onStep(by)
  }
  return (
    <div className={styles.time}>
      <TextField
        label={label}
        value={draft ?? formatTime(value)}
        onChange={text => {
          setDraft(text === formatTime(value) ? null : text)
          setProblem(null)
        }}
        onBlur={keep}
        onSubmit={keep}
        problem={problem ?? undefined}
      />
      <div className={styles.steps}>
        <Button label={`${label}: ${say('frameEarlier')}`} onPress={step(-1)}>
          <ChevronLeft aria-hidden="true" />
        </Button>
        <Button label={`${label}: ${say('frameLater')}`} onPress={step(1)}>
          <ChevronRight aria-hidden="true" />
        </Button>
      </div>
    </div>
  )
}
