import { Eye, EyeOff } from 'lucide-react'
import { useId, type Ref } from 'react'
import { Button } from './button'
import { intoSight } from './into-sight'
import styles from './field.module.css'

interface SecretFieldProps {
  readonly ref: Ref<HTMLInputElement>
  readonly label: string
  readonly isShown: boolean
  /** Absent: the field has no button of its own. */
  readonly onShow?: (isShown: boolean) => void
  /** What the button beside it says. */
  readonly showLabel?: string
  readonly hideLabel?: string
  readonly autoFocus?: boolean
  /** What was typed is being tried: nothing is typed now. */
  readonly isReadOnly?: boolean
  readonly hint?: string | undefined
  /** Said under the field; the field is then marked as not right yet. */
  readonly problem?: string | undefined
  readonly onInput?: (text: string) => void
}

/** What is typed stays in the field alone: whoever needs it reads it there, once, and empties it. */
export function SecretField({ ref, label, isShown, onShow, showLabel, hideLabel, autoFocus = false, isReadOnly = false, hint, problem, onInput }: SecretFieldProps) {
  const id = useId()
  const told = problem ?? hint
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.secret}>
        <input
          ref={ref}
          id={id}
          type={isShown ? 'text' : 'password'}
          className={styles.input}
          dir="auto"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={1_024}
          autoFocus={autoFocus}
          readOnly={isReadOnly}
          aria-invalid={problem !== undefined}
          aria-describedby={told === undefined ? undefined : `${id}-told`}
          data-invalid={problem === undefined ? undefined : true}
          onInput={event => onInput?.(event.currentTarget.value)}
        />
        {onShow && (
          <Button look="quiet" onPress={() => onShow(!isShown)}>
            {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            {isShown ? hideLabel : showLabel}
          </Button>
        )}
      </div>
      {told !== undefined && (
        <span key={problem} ref={problem === undefined ? undefined : intoSight} id={`${id}-told`} className={problem === undefined ? styles.hint : styles.problem} role={problem === undefined ? undefined : 'alert'}>
          {told}
        </span>
      )}
    </div>
  )
}
