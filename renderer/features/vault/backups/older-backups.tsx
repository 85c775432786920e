import type { BackupState, KnownBackup } from '../../../../shared/bridge/results'
import { instantNow } from '../../../state/clock-and-ids'
import { dayAndTimeWords } from '../../../words/dates'
import styles from './backups.module.css'

/** Those that were made before something was erased, and hold it still. `erasedAt`: ISO 8601, UTC, or null where nothing was. */
export function holding({ known }: BackupState, erasedAt: string | null): readonly KnownBackup[] {
  return erasedAt === null ? [] : known.filter(({ at }) => at < erasedAt)
}

export function OlderBackups({ backups }: { readonly backups: readonly KnownBackup[] }) {
  const { zone } = instantNow()
  return (
    <ul className={styles.list}>
      {backups.map(({ at, file, folder }) => (
        <li key={`${folder} ${file}`}>
          <bdi>{file}</bdi>
          <div className={styles.hint}>
            <bdi>{folder}</bdi> · {dayAndTimeWords({ utc: at, zone })}
          </div>
        </li>
      ))}
    </ul>
  )
}
