import { useId } from 'react'
import styles from './field.module.css'

interface DayFieldProps {
  readonly label: string
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string
  readonly onChange: (day: string) => void
  readonly isReadOnly?: boolean
  /** Last day that can be chosen. */
  readonly latest?: string
}

/** A calendar day, in the platform's own field. A day half typed is not reported. */
export function DayField({ label, value, onChange, isReadOnly = false, latest }: DayFieldProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input id={id} type="date" className={styles.input} value={value} max={latest} readOnly={isReadOnly} onChange={event => onChange(event.target.value)} />
    </div>
  )
}
