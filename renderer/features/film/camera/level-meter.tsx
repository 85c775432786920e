import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../../words/words'
import { listenToLevel } from './sound-level'
import styles from './stage.module.css'

/** A calm bar for the sound, and a word when next to nothing is heard. Moves outside React, 60 times a second. */
export function LevelMeter({ stream }: { readonly stream: MediaStream }) {
  const say = useWords('film')
  const bar = useRef<HTMLDivElement>(null)
  const [isQuiet, setQuiet] = useState(false)
  useEffect(
    () =>
      listenToLevel(stream, {
        onLevel: level => {
          if (bar.current) bar.current.style.transform = `scaleX(${level.toFixed(3)})`
        },
        onQuiet: setQuiet,
      }),
    [stream],
  )
  return (
    <div className={styles.level}>
      <span className={styles.levelLabel}>{say('sound')}</span>
      <div className={styles.levelTrack} aria-hidden="true">
        <div ref={bar} className={styles.levelBar} />
      </div>
      <span className={styles.levelHint} role="status">
        {isQuiet ? say('veryQuiet') : say('soundHeard')}
      </span>
    </div>
  )
}
