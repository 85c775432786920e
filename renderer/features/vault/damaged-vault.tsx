import { Button } from '../../ui/button'
import { useWords } from '../../words/words'
import { Doorway } from './doorway'
import styles from './vault.module.css'

/** What happened, what is safe, what to do. */
export function DamagedVault() {
  const say = useWords('vault')
  const sayApp = useWords('app')
  return (
    <Doorway title={say('damaged.title')} lead={say('damaged.what')}>
      <p>{say('damaged.safe')}</p>
      <ol className={styles.steps}>
        <li>{say('damaged.first')}</li>
        <li>{say('damaged.second')}</li>
        <li>{say('damaged.third')}</li>
      </ol>
      <div className={styles.buttons}>
        <Button onPress={() => window.location.reload()}>{sayApp('tryAgain')}</Button>
      </div>
    </Doorway>
  )
}
