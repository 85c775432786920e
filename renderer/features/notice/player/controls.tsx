import { Pause, Play, Redo2, Repeat, StepBack, StepForward, Undo2 } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { speedLabel, speeds } from '../../../../shared/domain/playback'
import { formatClock } from '../../../../shared/domain/time'
import type { CommandId } from '../../../commands'
import { keyLabel } from '../../../commands/keymap'
import { runCommand } from '../../../commands/use-commands'
import { history } from '../../../state/app-history'
import { Button } from '../../../ui/button'
import { classNames } from '../../../ui/class-names'
import { Choice } from '../../../ui/choice'
import { useWords } from '../../../words/words'
import type { Player } from './player'
import styles from './player.module.css'
import { TimeReadout } from './time-readout'

/** Under the picture, so that nothing covers it. */
export function Controls({ player, canLoop }: { readonly player: Player; readonly canLoop: boolean }) {
  const say = useWords('notice')
  const { playback, speed, loop } = useStore(player.state)
  const undo = useSyncExternalStore(history.subscribe, () => history.nextUndo)
  const redo = useSyncExternalStore(history.subscribe, () => history.nextRedo)
  const isPlaying = playback.direction !== 'still'
  const withKey = (words: string, id: CommandId) => say('withKey', { words, key: keyLabel(id) })
  return (
    <div className={styles.controls}>
      <Button className={styles.icon ?? ''} label={withKey(say('frameBack'), 'notice.frame-back')} onPress={() => player.step(-1)}>
        <StepBack aria-hidden />
      </Button>
      <Button look="primary" className={classNames(styles.icon, styles.play)} label={withKey(isPlaying ? say('pause') : say('play'), 'notice.play')} onPress={() => player.playOrPause()}>
        {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
      </Button>
      <Button className={styles.icon ?? ''} label={withKey(say('frameForward'), 'notice.frame-forward')} onPress={() => player.step(1)}>
        <StepForward aria-hidden />
      </Button>
      <span className={styles.time}>
        <TimeReadout playhead={player.playhead} className={styles.now} />
        <span className={styles.of}>{say('ofLength', { length: formatClock(player.duration) })}</span>
      </span>
      <Choice
        className={styles.speed ?? ''}
        label={say('speed')}
        isLabelHidden
        value={String(speed)}
        options={speeds.map(each => ({ value: String(each), label: speedLabel(each) }))}
        onChange={chosen => {
          player.setSpeed(Number(chosen))
          // The list would keep the keys that mark.
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        }}
      />
      {isPlaying && playback.speed !== speed && <span className={styles.shuttle}>{`${playback.direction === 'backwards' ? '−' : ''}${speedLabel(playback.speed)}`}</span>}
      <Button className={styles.icon ?? ''} label={withKey(say('loop'), 'notice.loop')} isPressed={loop !== null} isDisabled={!canLoop && loop === null} onPress={() => runCommand('notice.loop')}>
        <Repeat aria-hidden />
      </Button>
      <span className={styles.grow} />
      <Button look="quiet" className={styles.icon ?? ''} label={withKey(undo === null ? say('undo') : say('undoWhat', { what: undo }), 'app.undo')} isDisabled={undo === null} onPress={() => runCommand('app.undo')}>
        <Undo2 aria-hidden />
      </Button>
      <Button look="quiet" className={styles.icon ?? ''} label={withKey(redo === null ? say('redo') : say('redoWhat', { what: redo }), 'app.redo')} isDisabled={redo === null} onPress={() => runCommand('app.redo')}>
        <Redo2 aria-hidden />
      </Button>
    </div>
  )
}
