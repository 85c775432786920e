import { useRef, type MouseEvent } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { footageAddress } from '../../bridge'
import { classNames } from '../../ui/class-names'
import { useToldHeight } from '../../ui/use-told-height'
import { useWords } from '../../words/words'
import { CinemaBar, CinemaCorner } from './cinema-bar'
import styles from './cinema.module.css'
import { useCinema, type CinemaPlace } from './use-cinema'
import { useQuiet } from './use-quiet'

interface CinemaProps extends CinemaPlace {
  readonly onLeave: () => void
}

/** The film, and nothing else on the screen. */
export function Cinema(props: CinemaProps) {
  const say = useWords('watch')
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className={styles.overlay ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={say('cinema')}>
          <Screen {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Screen(props: CinemaProps) {
  const say = useWords('watch')
  const layer = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const cinema = useCinema(props, layer)
  const { watching } = cinema
  const isQuiet = useQuiet(layer, watching.phase === 'playing' && cinema.draft === null)
  useToldHeight('--bar', bar, layer)
  // Whoever clicked goes on with Space: it plays and pauses, and does not press the same button again.
  const afterClick = ({ detail }: MouseEvent) => {
    if (detail > 0 && cinema.draft === null) layer.current?.focus()
  }
  return (
    <div ref={layer} tabIndex={-1} data-cinema={isQuiet ? 'quiet' : 'stirred'} className={classNames(styles.layer, isQuiet && styles.quiet)} onKeyDownCapture={cinema.onKeyDown} onClick={afterClick}>
      <video ref={watching.video} className={styles.film} src={footageAddress(props.made.recordingId, 'play')} data-testid="watch-video" playsInline disablePictureInPicture onClick={cinema.playOrPause} />
      {watching.phase === 'gone' && (
        <p className={styles.missing} role="alert">
          {say('gone')}
        </p>
      )}
      <CinemaCorner onFullScreen={cinema.toggleFullScreen} onLeave={props.onLeave} />
      <CinemaBar ref={bar} cinema={cinema} family={props.family} worker={props.worker} duration={props.made.duration} onLeave={props.onLeave} />
    </div>
  )
}
