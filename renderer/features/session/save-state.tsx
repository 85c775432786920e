import { useSyncExternalStore } from 'react'
import { history } from '../../state/app-history'
import { useRecovering } from '../../state/recovering'
import { useWords } from '../../words/words'
import styles from './save-state.module.css'

/** Says "Saved" only when it is true, and not while footage of an earlier start still waits. */
export function SaveState() {
  const say = useWords('app')
  const state = useSyncExternalStore(history.subscribe, () => history.saveState)
  const isBringingBack = useRecovering(({ recovering }) => recovering === 'bringing-back')
  return (
    <span className={state === 'failed' ? styles.failed : styles.state} role={state === 'failed' ? 'alert' : undefined}>
      {state === 'saved' ? say(isBringingBack ? 'footageComesBack' : 'saved') : state === 'saving' ? say('saving') : say('notSaved')}
    </span>
  )
}
