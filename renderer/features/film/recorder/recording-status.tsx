import { ElapsedTime } from '../../../ui/elapsed-time'
import { useWords } from '../../../words/words'
import { MarksSoFar } from './record-controls'
import type { RecorderState } from './recorder-store'
import styles from './record-controls.module.css'

/** Over the live picture: that it records, for how long, and what was marked. */
export function RecordingStatus({ state }: { readonly state: RecorderState }) {
  const say = useWords('film')
  if (state.kind !== 'recording') return null
  return (
    <>
      <div className={styles.status}>
        <span className={state.isPaused ? styles.paused : styles.light} aria-hidden="true" />
        {state.isPaused ? say('paused') : say('recording')}
        <ElapsedTime watch={state.watch} />
      </div>
      {state.isMuted && (
        <div className={styles.muted} role="alert">
          {say('muted')}
        </div>
      )}
      <MarksSoFar recordingId={state.recordingId} />
    </>
  )
}
