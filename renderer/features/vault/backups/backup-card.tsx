import { useEffect } from 'react'
import type { BackupState } from '../../../../shared/bridge/results'
import { instantNow } from '../../../state/clock-and-ids'
import { Card } from '../../../ui/surface'
import { dayAndTimeWords } from '../../../words/dates'
import { byteWords } from '../../../words/failure-words'
import { isolated } from '../../../words/isolated'
import { useWords } from '../../../words/words'
import { lookAtBackups, useBackups } from './backups'
import styles from './backups.module.css'
import { MakeBackup } from './make-backup'
import { holding, OlderBackups } from './older-backups'

/** When the last whole backup was made, where backups go, and a button to make one. */
export function BackupCard() {
  const say = useWords('backup')
  const { state, done } = useBackups()
  useEffect(() => void lookAtBackups(), [])
  if (state === null) return <Card title={say('title')}>{null}</Card>
  if (state === 'unknown') return <Card title={say('title')}>{say('unknown')}</Card>
  return (
    <Card title={say('title')} className={styles.card}>
      <p>{say('what')}</p>
      <Facts state={state} />
      {state.isVaultSynced && <p className={styles.warning}>{say('vaultSynced')}</p>}
      <MakeBackup state={state}>
        {done && (
          <p role="status">
            {say('done', { size: byteWords(done.bytes), added: byteWords(done.addedBytes), file: isolated(done.where.file), folder: isolated(done.where.folder) })} {done.missing > 0 && say('doneMissing', { count: done.missing })}
          </p>
        )}
      </MakeBackup>
    </Card>
  )
}

function Facts({ state }: { readonly state: BackupState }) {
  const say = useWords('backup')
  const { place, verified, openedByOld, canChoose } = state
  const older = holding(state, state.erasedAt)
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{say('last')}</dt>
          <dd>
            {verified === null ? say('never') : dayAndTimeWords({ utc: verified.at, zone: instantNow().zone })}
            {verified && <div className={styles.hint}>{say('holds', { count: verified.recordings, size: byteWords(verified.bytes) })}</div>}
          </dd>
        </div>
        <div>
          <dt>{say('goesTo')}</dt>
          <dd>{place === null ? say('nowhere') : <bdi>{place.label}</bdi>}</dd>
        </div>
      </dl>
      {openedByOld && <p className={styles.warning}>{say('openedByOld')}</p>}
      {older.length > 0 && (
        <div>
          <p className={styles.warning}>{say('holdsErased')}</p>
          <OlderBackups backups={older} />
        </div>
      )}
      {!canChoose && <p className={styles.hint}>{say('fixed')}</p>}
      {place?.warnings.map(warning => (
        <p key={warning} className={styles.warning}>
          {say(warning === 'synced' ? 'synced' : 'sameDisk')}
        </p>
      ))}
    </>
  )
}
