import { useState } from 'react'
import { formatTime, parseTime, type Ms } from '../../shared/domain/time'
import { TextField } from './text-field'

interface TimeFieldProps {
  readonly label: string
  readonly value: Ms
  /** Said of what is no time at all. */
  readonly unreadable: string
  /** Null where the time will do, else what is wrong with it. */
  readonly problemWith: (time: Ms) => string | null
  readonly onChange: (time: Ms) => void
}

/**
 * A time as a person types it: `4:12.36`, `252,3`. It counts with Enter or on leaving the field; what will not do stays, with
 * what is wrong, until the time changes from elsewhere.
 */
export function TimeField({ label, value, unreadable, problemWith, onChange }: TimeFieldProps) {
  const [draft, setDraft] = useState<{ readonly text: string; readonly of: Ms; readonly wasTried: boolean } | null>(null)
  const shown = formatTime(value)
  // Left as it was shown, it is not a time that was typed: its thousandths must not be lost.
  const typed = draft !== null && draft.of === value && draft.text !== shown ? draft : null
  const time = typed === null ? value : parseTime(typed.text)
  const problem = time === null ? unreadable : problemWith(time)
  const keep = () => {
    if (typed === null || time === null || problem !== null) {
      if (typed !== null) setDraft({ ...typed, wasTried: true })
      return
    }
    setDraft(null)
    onChange(time)
  }
  return (
    <TextField
      label={label}
      value={typed?.text ?? shown}
      onChange={text => setDraft({ text, of: value, wasTried: false })}
      onBlur={keep}
      onSubmit={keep}
      problem={typed?.wasTried === true && problem !== null ? problem : undefined}
    />
  )
}
