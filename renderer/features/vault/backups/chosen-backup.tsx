import type { OfferedBackup } from '../../../../shared/bridge/results'
import { instantNow } from '../../../state/clock-and-ids'
import { Button } from '../../../ui/button'
import { dayAndTimeWords } from '../../../words/dates'
import { byteWords } from '../../../words/failure-words'
import { useWords } from '../../../words/words'
import styles from './backups.module.css'

interface ChosenBackupProps {
  readonly chosen: OfferedBackup | null
  readonly canChoose: boolean
  readonly isDisabled: boolean
  readonly onChoose: () => void
}

/** Which backup is to be brought back. */
export function ChosenBackup({ chosen, canChoose, isDisabled, onChoose }: ChosenBackupProps) {
  const say = useWords('backup')
  return (
    <div className={styles.chosen}>
      <div>
        {chosen === null && !canChoose && say('back.none')}
        {chosen && (
          <>
            <bdi>{chosen.label}</bdi>
            <div className={styles.hint}>{say('back.changed', { size: byteWords(chosen.bytes), when: dayAndTimeWords({ utc: chosen.changedAt, zone: instantNow().zone }) })}</div>
          </>
        )}
      </div>
      {canChoose && (
        <Button look={chosen ? 'plain' : 'primary'} isDisabled={isDisabled} onPress={onChoose}>
          {say(chosen ? 'back.chooseOther' : 'back.chooseFile')}
        </Button>
      )}
    </div>
  )
}
