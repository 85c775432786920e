import type { ReactNode } from 'react'
import { Button as AriaButton, type PressEvent } from 'react-aria-components'
import styles from './button.module.css'
import { classNames } from './class-names'

interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: (event: PressEvent) => void
  readonly look?: 'plain' | 'primary' | 'quiet' | 'warm' | 'danger'
  readonly size?: 'normal' | 'large'
  /** Needed where the button shows only an icon. */
  readonly label?: string
  readonly isDisabled?: boolean
  /** Already at it: cannot be pressed, but keeps the focus. */
  readonly isPending?: boolean
  readonly isPressed?: boolean
  readonly type?: 'button' | 'submit'
  readonly autoFocus?: boolean
  readonly className?: string
}

export function Button({ children, onPress, look = 'plain', size = 'normal', label, isDisabled = false, isPending = false, isPressed, type = 'button', autoFocus = false, className }: ButtonProps) {
  return (
    <AriaButton
      // The library's own pending state announces a button that may be gone by then.
      type={isPending ? 'button' : type}
      isDisabled={isDisabled}
      {...(isPending && { 'aria-disabled': true, 'data-pending': true })}
      autoFocus={autoFocus}
      className={classNames(styles.button, styles[look], size === 'large' && styles.large, className)}
      {...(onPress && !isPending ? { onPress } : {})}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
    >
      {children}
    </AriaButton>
  )
}
