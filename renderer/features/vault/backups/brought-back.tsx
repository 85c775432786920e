import { useEffect, useState } from 'react'
import type { RestoreDone } from '../../../../shared/bridge/results'
import { ask } from '../../../bridge'
import { instantNow } from '../../../state/clock-and-ids'
import { Button } from '../../../ui/button'
import { dayAndTimeWords } from '../../../words/dates'
import { useWords } from '../../../words/words'
import { Doorway } from '../doorway'
import styles from '../vault.module.css'
import own from './backups.module.css'

interface BroughtBackProps {
  readonly done: RestoreDone
  /** The passphrase that held when the backup was made, or one that was chosen just now. */
  readonly opensWith: 'typed' | 'new'
  readonly onGoOn: () => void
}

/** What is there now, what opens it, what is not there, and what cannot be known. */
export function BroughtBack({ done, opensWith, onGoOn }: BroughtBackProps) {
  const say = useWords('backup')
  const number = new Intl.NumberFormat()
  const sheetNumber = useSheetNumber()
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
        <p>
          {say(`back.opensWith.${opensWith}`)} {sheetNumber !== null && say('back.opensSheet', { number: sheetNumber })}
        </p>
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

/** Of the recovery sheet that opens the vault that is here now; null while that is not known. */
function useSheetNumber(): string | null {
  const [number, setNumber] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    ask('vault:state', {}).then(
      ({ sheetNumber }) => isWanted && setNumber(sheetNumber),
      // It is one sentence less.
      (thrown: unknown) => console.error(thrown),
    )
    return () => {
      isWanted = false
    }
  }, [])
  return number
}
