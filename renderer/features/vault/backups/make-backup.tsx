import { useState, type ReactNode } from 'react'
import type { BackupState } from '../../../../shared/bridge/results'
import { ask } from '../../../bridge'
import { Button } from '../../../ui/button'
import { ProgressBar } from '../../../ui/surface'
import { useWords } from '../../../words/words'
import { useAttempt } from '../use-attempt'
import { BackupDialog } from './backup-dialog'
import { chooseBackupFolder, useBackups, type Progress } from './backups'
import styles from './backups.module.css'

interface MakeBackupProps {
  readonly state: BackupState
  /** What came of the last one; not shown while the next is made. */
  readonly children: ReactNode
}

/** The buttons that make a backup, and how it goes. */
export function MakeBackup({ state, children }: MakeBackupProps) {
  const say = useWords('backup')
  const progress = useBackups(backups => backups.progress)
  const [isAsking, setAsking] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const choosing = useAttempt()
  const isGoing = progress !== null
  const problem = failed ?? choosing.problem
  return (
    <>
      {isGoing ? <Going progress={progress} /> : children}
      {problem !== null && !isGoing && (
        <p role="alert" className={styles.warning}>
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        {state.place !== null && (
          <Button look="primary" isPending={isGoing} onPress={() => setAsking(true)}>
            {say('make')}
          </Button>
        )}
        {state.canChoose && (
          <Button isDisabled={isGoing} onPress={() => void choosing.run(chooseBackupFolder)}>
            {say(state.place === null ? 'choose' : 'chooseOther')}
          </Button>
        )}
        {state.known[0]?.canShow && <Button onPress={() => void ask('backup:show', {}).catch(() => undefined)}>{say('showInFolder')}</Button>}
        {isGoing && <Button onPress={() => void ask('backup:stop', {})}>{say('stop')}</Button>}
      </div>
      {isAsking && <BackupDialog onClose={() => setAsking(false)} onFailed={setFailed} />}
    </>
  )
}

function Going({ progress: { phase, fraction } }: { readonly progress: Progress }) {
  const say = useWords('backup')
  const words = say(phase === 'checking' ? 'checking' : 'copying')
  return (
    <div role="status">
      <p>{words}</p>
      <ProgressBar label={words} fraction={fraction} />
    </div>
  )
}
