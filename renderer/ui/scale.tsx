import { useId } from 'react'
import { classNames } from './class-names'
import styles from './scale.module.css'

interface ScaleProps<T extends string> {
  readonly label: string
  /** Null: nothing is chosen, which is not the lowest. */
  readonly value: T | null
  /** `isQuiet`: no answer in itself, such as "not rated". */
  readonly options: readonly { readonly value: T; readonly label: string; readonly isQuiet?: boolean }[]
  readonly onChange: (value: T) => void
  readonly isLabelHidden?: boolean
  readonly isReadOnly?: boolean
  readonly className?: string | undefined
}

/**
 * A few answers side by side, of which one is chosen; arrow keys move between them. The platform's own radio buttons, so
 * that keys they have no use for still reach the app.
 */
export function Scale<T extends string>({ label, value, options, onChange, isLabelHidden = false, isReadOnly = false, className }: ScaleProps<T>) {
  const id = useId()
  return (
    <div role="radiogroup" className={classNames(styles.group, className)} {...(isLabelHidden ? { 'aria-label': label } : { 'aria-labelledby': id })}>
      {!isLabelHidden && (
        <span id={id} className={styles.label}>
          {label}
        </span>
      )}
      <div className={styles.options}>
        {options.map(option => (
          <label key={option.value} className={classNames(styles.option, option.isQuiet === true && styles.quiet)}>
            <input type="radio" name={id} value={option.value} checked={option.value === value} disabled={isReadOnly} onChange={() => onChange(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
    </div>
  )
}
