import { beginHere } from '../../../ui/begin-here'
import { Button } from '../../../ui/button'
import { ProgressBar } from '../../../ui/surface'
import { useWords } from '../../../words/words'
import styles from '../vault.module.css'

/** While it goes on. `fraction` 0–1. */
export function BringingBack({ fraction, onStop }: { readonly fraction: number; readonly onStop: () => void }) {
  const say = useWords('backup')
  return (
    <div className={styles.form}>
      <h2 ref={beginHere} tabIndex={-1}>
        {say('back.working')}
      </h2>
      <p className={styles.note}>{say('back.workingLong')}</p>
      <ProgressBar label={say('back.working')} fraction={fraction} />
      <div className={styles.buttons}>
        <Button onPress={onStop}>{say('back.stop')}</Button>
      </div>
    </div>
  )
}
