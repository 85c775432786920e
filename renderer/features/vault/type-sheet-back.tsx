import { useRef, useState } from 'react'
import { rememberSheetChecked } from '../../state/recovery-sheet'
import { Button } from '../../ui/button'
import { useWords } from '../../words/words'
import { SheetEntry } from './sheet-entry'
import { useAttempt } from './use-attempt'
import { useTypedSheet } from './use-typed-sheet'
import styles from './vault.module.css'

interface TypeSheetBackProps {
  readonly onChecked: () => void
  readonly onBack: () => void
}

/** A sheet that was printed at some earlier time, typed back whole: the app has not kept its key to compare two groups with. */
export function TypeSheetBack({ onChecked, onBack }: TypeSheetBackProps) {
  const say = useWords('vault')
  const fields = useRef<HTMLFieldSetElement>(null)
  const sheet = useTypedSheet(fields)
  const remembering = useAttempt()
  const [isDone, setDone] = useState(false)

  const remember = async () => {
    if (isDone || !(await remembering.run(rememberSheetChecked))) return
    setDone(true)
    onChecked()
  }
  return (
    <SheetEntry fields={fields} sheet={sheet} problem={remembering.problem} nextLabel={say('sheet.check')} onOpens={() => void remember()} buttons={<Button onPress={onBack}>{say('back')}</Button>}>
      <p className={styles.note}>{say('recover.why')}</p>
    </SheetEntry>
  )
}
