import { useId } from 'react'
import styles from './field.module.css'

interface DayFieldProps {
  readonly label: string
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string
  readonly onChange: (day: string) => void
  readonly hint?: string | undefined
  /** Said in the hint's place; the field is then marked as not right yet. */
  readonly problem?: string | undefined
  readonly isReadOnly?: boolean
  /** Last day that can be chosen. */
  readonly latest?: string
}

/** A calendar day, in the platform's own field. A day half typed is not reported. */
export function DayField({ label, value, onChange, hint, problem, isReadOnly = false, latest }: DayFieldProps) {
  const id = useId()
  const told = problem ?? hint
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className={styles.input}
        autoComplete="off"
        value={value}
        max={latest}
        readOnly={isReadOnly}
        aria-invalid={problem !== undefined}
        aria-describedby={told === undefined ? undefined : `${id}-told`}
        onChange={event => onChange(event.target.value)}
      />
      {told !== undefined && (
        <span id={`${id}-told`} className={problem === undefined ? styles.hint : styles.problem}>
          {told}
        </span>
      )}
    </div>
  )
}
