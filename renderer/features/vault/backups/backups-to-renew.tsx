import { useEffect } from 'react'
import { instantNow } from '../../../state/clock-and-ids'
import { Card } from '../../../ui/surface'
import { takeLostFocus } from '../../../ui/take-lost-focus'
import { dayAndTimeWords } from '../../../words/dates'
import { useWords } from '../../../words/words'
import { lookAtBackups, useBackups } from './backups'
import styles from './backups.module.css'
import { MakeBackup } from './make-backup'

/** Which backups still hold what was erased, and a way to make the one that is at hand anew. `erasedAt`: ISO 8601, UTC. */
export function BackupsToRenew({ erasedAt }: { readonly erasedAt: string }) {
  const say = useWords('backup')
  const { state, done } = useBackups()
  useEffect(() => void lookAtBackups(), [])
  if (state === null || state === 'unknown') return null
  const { zone } = instantNow()
  const older = state.known.filter(({ at }) => at < erasedAt)
  if (older.length === 0) {
    return (
      <p ref={takeLostFocus} role="status" tabIndex={-1}>
        {say(state.known.length === 0 ? 'renew.noneKnown' : 'renew.allNew')}
      </p>
    )
  }
  return (
    <Card title={say('renew.title')} className={styles.card}>
      <p>{say('renew.hold')}</p>
      <ul className={styles.list}>
        {older.map(({ at, file, folder }) => (
          <li key={`${folder} ${file}`}>
            <bdi>{file}</bdi>
            <div className={styles.hint}>
              <bdi>{folder}</bdi> · {dayAndTimeWords({ utc: at, zone })}
            </div>
          </li>
        ))}
      </ul>
      <p>{say('renew.what')}</p>
      <MakeBackup state={state}>{done && done.at >= erasedAt && <p role="status">{say('renew.others')}</p>}</MakeBackup>
    </Card>
  )
}
