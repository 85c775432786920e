import { Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { vaultName } from '../../../shared/domain/recovery-sheet'
import { ask } from '../../bridge'
import { useCommands } from '../../commands/use-commands'
import { instantNow } from '../../state/clock-and-ids'
import { printPage } from '../../state/print-page'
import { Button } from '../../ui/button'
import { dayWords } from '../../words/dates'
import { useWords } from '../../words/words'
import { RecoveryPaper } from './recovery-paper'
import { SheetCheck } from './sheet-check'
import styles from './vault.module.css'

interface RecoverySheetStepProps {
  readonly recoveryKey: string
  /** The sheet was typed back, and this is remembered. */
  readonly onChecked: () => void
  readonly onLater: () => void
}

/** The sheet to be printed or copied by hand; then two of its groups are typed back, from the paper. */
export function RecoverySheetStep({ recoveryKey, onChecked, onLater }: RecoverySheetStepProps) {
  const say = useWords('vault')
  const [isInHand, setInHand] = useState(false)
  const name = useVaultName()
  const print = () => void printPage(say('sheet.fileTitle'), say('sheet.printed'))
  useCommands({ 'app.print': isInHand ? undefined : print })
  if (isInHand) return <SheetCheck recoveryKey={recoveryKey} onChecked={onChecked} onShowAgain={() => setInHand(false)} />
  return (
    <div className={styles.form}>
      <RecoveryPaper recoveryKey={recoveryKey} vaultName={name} madeOn={dayWords(instantNow())} />
      <p className={styles.note}>{say('sheet.orWrite')}</p>
      <div className={styles.buttons}>
        <Button look="quiet" className={styles.flush ?? ''} onPress={onLater}>
          {say('later')}
        </Button>
        <Button onPress={print} autoFocus>
          <Printer aria-hidden />
          {say('sheet.print')}
        </Button>
        <Button look="primary" onPress={() => setInHand(true)}>
          {say('sheet.inHand')}
        </Button>
      </div>
    </div>
  )
}

function useVaultName(): string | null {
  const [name, setName] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    ask('records:head', {}).then(
      ({ vaultId }) => isWanted && setName(vaultName(vaultId)),
      // The sheet is as good without a name.
      (thrown: unknown) => console.error(thrown),
    )
    return () => {
      isWanted = false
    }
  }, [])
  return name
}
