import { useSyncExternalStore } from 'react'
import { history } from '../../state/app-history'
import { useWords } from '../../words/words'
import styles from './save-state.module.css'

/** Says "Saved" only when it is true. */
export function SaveState() {
  const say = useWords('app')
  const state = useSyncExternalStore(history.subscribe, () => history.saveState)
  return (
    <span className={state === 'failed' ? styles.failed : styles.state} role={state === 'failed' ? 'alert' : undefined}>
      {state === 'saved' ? say('saved') : state === 'saving' ? say('saving') : say('notSaved')}
    </span>
  )
}
