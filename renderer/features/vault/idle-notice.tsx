import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '../../ui/button'
import { useWords } from '../../words/words'
import styles from './idle-notice.module.css'
import { useIdleLock } from './use-idle-lock'

/** Half a minute before the vault locks by itself: that it will, and a way to stay. Heard once, seen to count down. */
export function IdleNotice() {
  const say = useWords('vault')
  const place = useRef<HTMLDivElement>(null)
  const { secondsLeft, stay } = useIdleLock(place)
  const isNear = secondsLeft !== null
  useEffect(() => {
    // The top layer: above dialogs, and above a film that fills the screen.
    if (isNear) place.current?.showPopover()
    else place.current?.hidePopover()
  }, [isNear])
  return createPortal(
    <div ref={place} popover="manual" className={styles.place} data-react-aria-top-layer="true">
      <div role="alert">{isNear && say('idle.said')}</div>
      {isNear && (
        <>
          <span className={styles.count} role="timer" aria-live="off">
            {say('idle.seconds', { count: secondsLeft })}
          </span>
          <Button onPress={stay}>{say('idle.stay')}</Button>
        </>
      )}
    </div>,
    document.body,
  )
}
