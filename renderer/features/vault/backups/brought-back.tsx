import type { RestoreDone } from '../../../../shared/bridge/results'
import { instantNow } from '../../../state/clock-and-ids'
import { Button } from '../../../ui/button'
import { dayAndTimeWords } from '../../../words/dates'
import { useWords } from '../../../words/words'
import { Doorway } from '../doorway'
import styles from '../vault.module.css'
import own from './backups.module.css'

/** What is there now, what is not, and what cannot be known. */
export function BroughtBack({ done, onGoOn }: { readonly done: RestoreDone; readonly onGoOn: () => void }) {
  const say = useWords('backup')
  const number = new Intl.NumberFormat()
  return (
    <Doorway title={say('back.doneTitle')} lead={say('back.before', { when: dayAndTimeWords({ utc: done.madeAt, zone: instantNow().zone }) })}>
      <div className={styles.form}>
        <table className={own.counts}>
          <thead>
            <tr>
              <th scope="col">{say('back.counted')}</th>
              <th scope="col">{say('back.inBackup')}</th>
              <th scope="col">{say('back.hereNow')}</th>
            </tr>
          </thead>
          <tbody>
            {(['recordings', 'steps'] as const).map(what => (
              <tr key={what}>
                <th scope="row">{say(`back.${what}`)}</th>
                <td>{number.format(done[what])}</td>
                <td>{number.format(done.now[what])}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {done.recordings === done.now.recordings && done.steps === done.now.steps && <p>{say('back.allThere')}</p>}
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
