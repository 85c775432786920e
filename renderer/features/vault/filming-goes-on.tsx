import { useFilming } from '../../state/filming'
import { ElapsedTime } from '../../ui/elapsed-time'
import { useWords } from '../../words/words'
import styles from './vault.module.css'

/** That the camera is on, and for how long; not whom it films. */
export function FilmingGoesOn() {
  const say = useWords('vault')
  const filming = useFilming(state => state.filming)
  if (filming === null) return null
  if (filming.isEnding) return <p className={styles.filming}>{say('unlock.filmingEnded')}</p>
  return (
    <p className={styles.filming}>
      <span className={filming.isPaused ? styles.still : styles.light} aria-hidden="true" />
      {say(filming.isPaused ? 'unlock.filmingPaused' : 'unlock.filming')} · <ElapsedTime watch={filming.watch} />
    </p>
  )
}
