import { useState } from 'react'
import { formatTime, parseTime, type Ms } from '../../../../shared/domain/time'
import { TextField } from '../../../ui/text-field'
import { useWords } from '../../../words/words'

interface TimeFieldProps {
  readonly label: string
  readonly value: Ms
  readonly longest: Ms
  readonly onChange: (time: Ms) => void
}

/** A time as a person types it: `4:12.36`, `252,3`. Taken over with Enter or when the field is left. */
export function TimeField({ label, value, longest, onChange }: TimeFieldProps) {
  const say = useWords('notice')
  const [draft, setDraft] = useState<string | null>(null)
  const typed = draft === null ? value : parseTime(draft)
  const problem = typed === null ? say('timeUnreadable') : typed > longest ? say('timeTooLate', { length: formatTime(longest) }) : undefined
  const take = () => {
    // Left as it was shown, it is not a time that was typed: its thousandths must not be lost.
    if (draft !== null && typed !== null && problem === undefined && draft !== formatTime(value)) onChange(typed)
    if (problem === undefined) setDraft(null)
  }
  return (
    <TextField
      label={label}
      value={draft ?? formatTime(value)}
      onChange={setDraft}
      onSubmit={take}
      onBlur={() => {
        take()
        setDraft(null)
      }}
      problem={draft === null ? undefined : problem}
    />
  )
}
