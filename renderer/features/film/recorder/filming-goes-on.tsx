import { Square } from 'lucide-react'
import { useState } from 'react'
import { useFilming } from '../../../state/filming'
import { Button } from '../../../ui/button'
import { ElapsedTime } from '../../../ui/elapsed-time'
import { takeLostFocus } from '../../../ui/take-lost-focus'
import { useWords } from '../../../words/words'
import { useCamera } from '../camera/camera-store'
import { LevelMeter } from '../camera/level-meter'
import styles from './filming-goes-on.module.css'
import { finishRecording } from './record'

/** On the locked door: that the camera is on, for how long, and a way to stop it; not whom it films. */
export function FilmingGoesOn() {
  const say = useWords('film')
  const filming = useFilming(state => state.filming)
  const camera = useCamera(state => state.camera)
  if (filming === null) return null
  if (filming.isEnding) {
    return (
      <p ref={takeLostFocus} className={styles.filming} role="status" tabIndex={-1}>
        {say('door.ended')}
      </p>
    )
  }
  return (
    <section className={styles.filming} aria-label={say('door.goesOn')}>
      <span className={filming.isPaused ? styles.still : styles.light} aria-hidden="true" />
      <span className={styles.words}>
        {say(filming.isPaused ? 'door.paused' : 'door.goesOn')} · <ElapsedTime watch={filming.watch} />
      </span>
      <Stop />
      {camera.kind === 'on' && camera.hasSound && <LevelMeter stream={camera.stream} />}
    </section>
  )
}

/** Asked once more in place: a stray press must not end a session that cannot be filmed again. */
function Stop() {
  const say = useWords('film')
  const [asked, setAsked] = useState<'not-yet' | 'asking' | 'goes-on'>('not-yet')
  if (asked === 'asking') {
    return (
      <div className={styles.answers} role="group" aria-label={say('door.stop')}>
        <Button look="danger" onPress={() => void finishRecording()}>
          <Square aria-hidden />
          {say('door.stopNow')}
        </Button>
        <Button autoFocus onPress={() => setAsked('goes-on')}>
          {say('door.goOn')}
        </Button>
      </div>
    )
  }
  return (
    <Button key={asked} autoFocus={asked === 'goes-on'} onPress={() => setAsked('asking')}>
      <Square aria-hidden />
      {say('door.stop')}
    </Button>
  )
}
