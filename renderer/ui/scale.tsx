import { Label, Radio, RadioGroup } from 'react-aria-components'
import { classNames } from './class-names'
import styles from './scale.module.css'

interface ScaleProps<T extends string> {
  readonly label: string
  /** Null: nothing is chosen, which is not the lowest. */
  readonly value: T | null
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
  readonly isLabelHidden?: boolean
  readonly isReadOnly?: boolean
  readonly className?: string | undefined
}

/** A few answers side by side, of which one is chosen; arrow keys move between them. */
export function Scale<T extends string>({ label, value, options, onChange, isLabelHidden = false, isReadOnly = false, className }: ScaleProps<T>) {
  return (
    <RadioGroup
      className={classNames(styles.group, className)}
      orientation="horizontal"
      value={value}
      isReadOnly={isReadOnly}
      onChange={chosen => {
        const option = options.find(each => each.value === chosen)
        if (option) onChange(option.value)
      }}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      <div className={styles.options}>
        {options.map(option => (
          <Radio key={option.value} value={option.value} className={styles.option ?? ''}>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
