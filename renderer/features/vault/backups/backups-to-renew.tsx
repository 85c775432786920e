import { useEffect, useState } from 'react'
import { instantNow } from '../../../state/clock-and-ids'
import { Button } from '../../../ui/button'
import { Card } from '../../../ui/surface'
import { dayAndTimeWords } from '../../../words/dates'
import { useWords } from '../../../words/words'
import { BackupDialog } from './backup-dialog'
import { chooseBackupFolder, lookAtBackups, useBackups } from './backups'
import styles from './backups.module.css'
import { BackupGoing } from './backup-going'

/** Which backups still hold what was erased, and a way to make the one that is at hand anew. `erasedAt`: ISO 8601, UTC. */
export function BackupsToRenew({ erasedAt }: { readonly erasedAt: string }) {
  const say = useWords('backup')
  const { state, progress, done } = useBackups()
  const [isAsking, setAsking] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(() => void lookAtBackups(), [])
  if (state === null || state === 'unknown') return null
  const { zone } = instantNow()
  const older = state.known.filter(({ at }) => at < erasedAt)
  if (older.length === 0) return <p role="status">{say(state.known.length === 0 ? 'renew.noneKnown' : 'renew.allNew')}</p>
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
      {progress && <BackupGoing progress={progress} />}
      {failed !== null && !progress && (
        <p role="alert" className={styles.warning}>
          {failed}
        </p>
      )}
      {done && done.at >= erasedAt && !progress && <p role="status">{say('renew.others')}</p>}
      <div className={styles.buttons}>
        {state.place !== null && (
          <Button look="primary" isDisabled={progress !== null} onPress={() => setAsking(true)}>
            {say('make')}
          </Button>
        )}
        {state.canChoose && (
          <Button isDisabled={progress !== null} onPress={() => void chooseBackupFolder().catch(() => undefined)}>
            {say(state.place === null ? 'choose' : 'chooseOther')}
          </Button>
        )}
      </div>
      {isAsking && <BackupDialog onClose={() => setAsking(false)} onFailed={setFailed} />}
    </Card>
  )
}
