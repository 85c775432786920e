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
  /** Two groups were typed back, which is remembered; in words, which. */
  readonly onChecked: (words: string) => void
  readonly onLater: () => void
}

/** The sheet to be printed or copied by hand; then two of its groups are typed back, from the paper. */
export function RecoverySheetStep({ recoveryKey, onChecked, onLater }: RecoverySheetStepProps) {
  const say = useWords('vault')
  const [isInHand, setInHand] = useState(false)
  const { name, number } = useNames()
  const print = () => void printPage(say('sheet.fileTitle'), say('sheet.printed'))
  useCommands({ 'app.print': isInHand ? undefined : print })
  if (isInHand) return <SheetCheck recoveryKey={recoveryKey} onChecked={onChecked} onShowAgain={() => setInHand(false)} />
  return (
    <div className={styles.form}>
      <RecoveryPaper recoveryKey={recoveryKey} vaultName={name} sheetNumber={number} madeOn={dayWords(instantNow())} />
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

interface Names {
  readonly name: string | null
  readonly number: string | null
}

/** What tells this sheet from others: its vault, and its own number. */
function useNames(): Names {
  const [names, setNames] = useState<Names>({ name: null, number: null })
  useEffect(() => {
    let isWanted = true
    Promise.all([ask('records:head', {}), ask('vault:state', {})]).then(
      ([{ vaultId }, { sheetNumber }]) => isWanted && setNames({ name: vaultName(vaultId), number: sheetNumber }),
      // The sheet is as good without a name.
      (thrown: unknown) => console.error(thrown),
    )
    return () => {
      isWanted = false
    }
  }, [])
  return names
}
