import type { OfferedBackup } from '../../../../shared/bridge/results'
import { instantNow } from '../../../state/clock-and-ids'
import { Button } from '../../../ui/button'
import { dayAndTimeWords } from '../../../words/dates'
import { byteWords } from '../../../words/failure-words'
import { isolated } from '../../../words/isolated'
import { useWords } from '../../../words/words'
import styles from './backups.module.css'

interface ChosenBackupProps {
  readonly chosen: OfferedBackup | null
  /** Where it was looked; null where a file is chosen. */
  readonly folder: string | null
  readonly isDisabled: boolean
  readonly onChoose: () => void
  readonly onLookAgain: () => void
}

/** Which backup is to be brought back. */
export function ChosenBackup({ chosen, folder, isDisabled, onChoose, onLookAgain }: ChosenBackupProps) {
  const say = useWords('backup')
  return (
    <div className={styles.chosen}>
      <div>
        {chosen === null && folder === null && say('back.unfound')}
        {chosen === null && folder !== null && (
          <>
            <p role="status">{say('back.none', { folder: isolated(folder) })}</p>
            <p className={styles.hint}>{say('back.noneWhat')}</p>
          </>
        )}
        {chosen && (
          <>
            <bdi>{chosen.label}</bdi>
            <div className={styles.hint}>{say('back.changed', { size: byteWords(chosen.bytes), when: dayAndTimeWords({ utc: chosen.changedAt, zone: instantNow().zone }) })}</div>
          </>
        )}
      </div>
      {chosen === null && folder !== null && (
        <Button look="primary" isDisabled={isDisabled} onPress={onLookAgain}>
          {say('back.lookAgain')}
        </Button>
      )}
      {folder === null && (
        <Button look={chosen ? 'plain' : 'primary'} isDisabled={isDisabled} onPress={onChoose}>
          {say(chosen ? 'back.chooseOther' : 'back.chooseFile')}
        </Button>
      )}
    </div>
  )
}
