import type { RestoreDone } from '../../../../shared/bridge/contract'
import { instantNow } from '../../../state/clock-and-ids'
import { Button } from '../../../ui/button'
import { dayAndTimeWords } from '../../../words/dates'
import { useWords } from '../../../words/words'
import { Doorway } from '../doorway'
import styles from '../vault.module.css'

/** What is there now, what is not, and what cannot be known. */
export function BroughtBack({ done, onGoOn }: { readonly done: RestoreDone; readonly onGoOn: () => void }) {
  const say = useWords('backup')
  return (
    <Doorway title={say('back.doneTitle')} lead={say('back.before', { when: dayAndTimeWords({ utc: done.madeAt, zone: instantNow().zone }) })}>
      <div className={styles.form}>
        <ul className={styles.steps}>
          <li>{say('back.recordings', { count: done.recordings - done.leftOut.length })}</li>
          <li>{say('back.steps', { count: done.steps })}</li>
        </ul>
        {done.leftOut.length > 0 && <p>{say('back.leftOut', { count: done.leftOut.length })}</p>}
        {done.erasedAgain > 0 && <p>{say('back.erasedAgain', { count: done.erasedAgain })}</p>}
        <p className={styles.note}>{say('back.erasedElsewhere')}</p>
        <div className={styles.buttons}>
          <Button look="primary" autoFocus onPress={onGoOn}>
            {say('back.goOn')}
          </Button>
        </div>
      </div>
    </Doorway>
  )
}
