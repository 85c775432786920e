import { Link, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ElapsedTime } from '../../../ui/elapsed-time'
import { useWords } from '../../../words/words'
import { turnOffCamera } from '../camera/camera-store'
import { useRecorder } from './recorder-store'
import styles from './record-controls.module.css'

/** On every other screen: that the camera is filming, and the way back to it. */
export function RecordingBar() {
  const say = useWords('film')
  const state = useRecorder()
  const { pathname } = useLocation()
  const isOnFilm = state.kind !== 'idle' && pathname === `/sessions/${state.session.id}/film`
  const isAway = !/^\/sessions\/[^/]+\/film$/.test(pathname)
  useEffect(() => {
    // The recording ended while nobody was on Film: the camera ends with it.
    if (state.kind === 'idle' && isAway) turnOffCamera()
  }, [state.kind, isAway])
  if (state.kind !== 'recording' || isOnFilm) return null
  return (
    <div className={styles.bar} role="status">
      <span className={state.isPaused ? styles.paused : styles.light} aria-hidden="true" />
      {state.isPaused ? say('paused') : say('recording')} <ElapsedTime watch={state.watch} />
      <Link to="/sessions/$sessionId/$step" params={{ sessionId: state.session.id, step: 'film' }}>
        {say('backToFilm')}
      </Link>
    </div>
  )
}
