import { Circle, Pause, Play, Square, Star } from 'lucide-react'
import { keyLabel } from '../../../commands/keymap'
import type { CommandId } from '../../../commands'
import { useLive } from '../../../db/live'
import { belongingTo } from '../../../db/queries/records'
import { formatClock } from '../../../../shared/domain/time'
import { MOMENT_AFTER } from '../../../../shared/domain/moment'
import { saving } from '../../../state/saving'
import { Button } from '../../../ui/button'
import { KeyCap } from '../../../ui/key-cap'
import { Chip } from '../../../ui/surface'
import { useWords } from '../../../words/words'
import { finishRecording, markWhileFilming, pauseOrGoOn } from './record'
import type { RecorderState } from './recorder-store'
import styles from './record-controls.module.css'

interface RecordControlsProps {
  readonly state: RecorderState
  readonly onRecord: () => void
}

/** Record; and while recording: mark, pause, finish. */
export function RecordControls({ state, onRecord }: RecordControlsProps) {
  const say = useWords('film')
  if (state.kind !== 'recording') {
    return (
      <div className={styles.controls}>
        <Button look="primary" size="large" isDisabled={state.kind !== 'idle'} onPress={onRecord}>
          <Circle aria-hidden className={styles.dot} />
          {state.kind === 'finishing' ? say('finishing') : say('record')}
          <Key id="film.record" />
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.controls}>
      <Button look="warm" size="large" onPress={() => void saving(markWhileFilming())}>
        <Star aria-hidden />
        {say('mark')}
        <Key id="film.mark" />
      </Button>
      <Button size="large" onPress={pauseOrGoOn}>
        {state.isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
        {state.isPaused ? say('goOn') : say('pause')}
        <Key id="film.pause" />
      </Button>
      <Button look="primary" size="large" onPress={() => void finishRecording()}>
        <Square aria-hidden />
        {say('finish')}
        <Key id="film.record" />
      </Button>
    </div>
  )
}

function Key({ id }: { readonly id: CommandId }) {
  return (
    <span className={styles.key} aria-hidden="true">
      <KeyCap>{keyLabel(id)}</KeyCap>
    </span>
  )
}

/** The moments marked so far in the recording under way. */
export function MarksSoFar({ recordingId }: { readonly recordingId: string }) {
  const say = useWords('film')
  const moments = useLive(() => belongingTo('moments', 'recordingId', recordingId), [recordingId]) ?? []
  const marks = moments.map(({ id, end }) => ({ id, at: Math.max(0, end - MOMENT_AFTER) })).toSorted((a, b) => a.at - b.at)
  return (
    <div className={styles.marks} role="status" aria-label={say('marksSoFar')}>
      {marks.slice(-6).map(({ id, at }) => (
        <Chip key={id} look="warm">
          <Star aria-hidden />
          {formatClock(at)}
        </Chip>
      ))}
      {marks.length > 6 && <Chip look="warm">{say('marksMore', { count: marks.length - 6 })}</Chip>}
    </div>
  )
}
