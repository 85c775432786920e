import { useEffect, useState } from 'react'
import type { BackupState } from '../../../../shared/bridge/results'
import { ask } from '../../../bridge'
import { instantNow } from '../../../state/clock-and-ids'
import { Button } from '../../../ui/button'
import { Card } from '../../../ui/surface'
import { dayAndTimeWords } from '../../../words/dates'
import { byteWords } from '../../../words/failure-words'
import { isolated } from '../../../words/isolated'
import { useWords } from '../../../words/words'
import { useAttempt } from '../use-attempt'
import { BackupDialog } from './backup-dialog'
import { BackupGoing } from './backup-going'
import { chooseBackupFolder, lookAtBackups, useBackups } from './backups'
import styles from './backups.module.css'

/** When the last whole backup was made, where backups go, and a button to make one. */
export function BackupCard() {
  const say = useWords('backup')
  const { state, progress, done } = useBackups()
  const [isAsking, setAsking] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const choosing = useAttempt()
  useEffect(() => void lookAtBackups(), [])
  if (state === null) return <Card title={say('title')}>{null}</Card>
  if (state === 'unknown') return <Card title={say('title')}>{say('unknown')}</Card>
  const choose = () => void choosing.run(chooseBackupFolder)
  return (
    <Card title={say('title')} className={styles.card}>
      <p>{say('what')}</p>
      <Facts state={state} />
      {state.isVaultSynced && <p className={styles.warning}>{say('vaultSynced')}</p>}
      {progress && <BackupGoing progress={progress} />}
      {!progress && done && (
        <p role="status">
          {say('done', { size: byteWords(done.bytes), added: byteWords(done.addedBytes), file: isolated(done.where.file), folder: isolated(done.where.folder) })} {done.missing > 0 && say('doneMissing', { count: done.missing })}
        </p>
      )}
      {(failed ?? choosing.problem) !== null && !progress && (
        <p role="alert" className={styles.warning}>
          {failed ?? choosing.problem}
        </p>
      )}
      <div className={styles.buttons}>
        {state.place !== null && (
          <Button look="primary" isDisabled={progress !== null} onPress={() => setAsking(true)}>
            {say('make')}
          </Button>
        )}
        {state.canChoose && (
          <Button isDisabled={progress !== null} onPress={choose}>
            {say(state.place === null ? 'choose' : 'chooseOther')}
          </Button>
        )}
        {state.known[0]?.canShow && <Button onPress={() => void ask('backup:show', {}).catch(() => undefined)}>{say('showInFolder')}</Button>}
        {progress && <Button onPress={() => void ask('backup:stop', {})}>{say('stop')}</Button>}
      </div>
      {isAsking && <BackupDialog onClose={() => setAsking(false)} onFailed={setFailed} />}
    </Card>
  )
}

function Facts({ state: { place, verified, openedByOld, canChoose } }: { readonly state: BackupState }) {
  const say = useWords('backup')
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
      {!canChoose && <p className={styles.hint}>{say('fixed')}</p>}
      {place?.warnings.map(warning => (
        <p key={warning} className={styles.warning}>
          {say(warning === 'synced' ? 'synced' : 'sameDisk')}
        </p>
      ))}
    </>
  )
}
