import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { classNames } from '../../ui/class-names'
import styles from './cinema.module.css'

interface CinemaButtonProps {
  readonly children: ReactNode
  readonly onPress: () => void
  readonly isMain?: boolean
  readonly isSmall?: boolean
  readonly isPressed?: boolean
  readonly label?: string
}

/**
 * Large enough to hit from the sofa. After a click the focus goes back to the film, so that the space bar pauses instead of
 * pressing the button once more.
 */
export function CinemaButton({ children, onPress, isMain = false, isSmall = false, isPressed, label }: CinemaButtonProps) {
  return (
    <Button
      className={classNames(styles.button, isMain && styles.main, isSmall && styles.small)}
      onPress={event => {
        if (event.pointerType !== 'keyboard' && event.pointerType !== 'virtual') event.target.closest<HTMLElement>('[data-cinema]')?.focus()
        onPress()
      }}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
    >
      {children}
    </Button>
  )
}
