import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components'
import { classNames } from './class-names'
import { intoSight } from './into-sight'
import styles from './field.module.css'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly onSubmit?: () => void
  readonly placeholder?: string
  readonly hint?: string | undefined
  /** Said under the field; the field is then marked as not right yet. */
  readonly problem?: string | undefined
  readonly lines?: number
  readonly isLabelHidden?: boolean
  readonly isReadOnly?: boolean
  readonly isRequired?: boolean
  readonly autoFocus?: boolean
  readonly maxLength?: number
  readonly className?: string | undefined
}

/** One or more lines of text, with its label, hint and problem. Text runs in its own direction. */
export function TextField({ label, value, onChange, onBlur, onSubmit, placeholder, hint, problem, lines = 1, isLabelHidden = false, isReadOnly = false, isRequired = false, autoFocus = false, maxLength, className }: TextFieldProps) {
  const shared = { className: styles.input ?? '', dir: 'auto' as const, ...(placeholder === undefined ? {} : { placeholder }), ...(maxLength === undefined ? {} : { maxLength }) }
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      isReadOnly={isReadOnly}
      isRequired={isRequired}
      isInvalid={problem !== undefined}
      autoFocus={autoFocus}
      validationBehavior="aria"
      className={classNames(styles.field, className)}
      {...(onBlur ? { onBlur } : {})}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {!isLabelHidden && <Label className={styles.label ?? ''}>{label}</Label>}
      {lines > 1 ? (
        <TextArea {...shared} autoComplete="off" rows={lines} />
      ) : (
        <Input
          {...shared}
          autoComplete="off"
          onKeyDown={event => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) onSubmit?.()
          }}
        />
      )}
      {hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      {problem !== undefined && <FieldError ref={intoSight} className={styles.problem ?? ''}>{problem}</FieldError>}
    </AriaTextField>
  )
}
