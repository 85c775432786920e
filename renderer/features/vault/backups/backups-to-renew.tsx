import { useEffect } from 'react'
import { Card } from '../../../ui/surface'
import { takeLostFocus } from '../../../ui/take-lost-focus'
import { useWords } from '../../../words/words'
import { lookAtBackups, useBackups } from './backups'
import styles from './backups.module.css'
import { MakeBackup } from './make-backup'
import { holding, OlderBackups } from './older-backups'

/** Which backups still hold what was erased, and a way to make the one that is at hand anew. `erasedAt`: ISO 8601, UTC. */
export function BackupsToRenew({ erasedAt }: { readonly erasedAt: string }) {
  const say = useWords('backup')
  const { state, done } = useBackups()
  useEffect(() => void lookAtBackups(), [])
  if (state === null || state === 'unknown') return null
  const older = holding(state, erasedAt)
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
      <OlderBackups backups={older} />
      <p>{say('renew.what')}</p>
      <MakeBackup state={state}>{done && done.at >= erasedAt && <p role="status">{say('renew.others')}</p>}</MakeBackup>
    </Card>
  )
}
