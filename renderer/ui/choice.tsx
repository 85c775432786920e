import { useId } from 'react'
import { classNames } from './class-names'
import styles from './field.module.css'

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
  readonly isLabelHidden?: boolean
  readonly isDisabled?: boolean
  readonly className?: string
}

/** One of several, as the platform's own list: the same on every screen reader, and it needs no mouse. */
export function Choice<T extends string>({ label, value, options, onChange, isLabelHidden = false, isDisabled = false, className }: ChoiceProps<T>) {
  const id = useId()
  return (
    <div className={classNames(styles.field, className)}>
      {!isLabelHidden && (
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
      )}
      <select
        id={id}
        className={styles.select}
        autoComplete="off"
        value={value}
        disabled={isDisabled}
        aria-label={isLabelHidden ? label : undefined}
        onChange={event => {
          const chosen = options.find(option => option.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

interface CheckProps {
  readonly label: string
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly isDisabled?: boolean
}

export function Check({ label, isChecked, onChange, isDisabled = false }: CheckProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={isChecked} disabled={isDisabled} onChange={event => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  )
}
