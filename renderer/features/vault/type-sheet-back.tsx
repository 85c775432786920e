import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { rememberSheetChecked } from '../../state/recovery-sheet'
import { Button } from '../../ui/button'
import { useWords } from '../../words/words'
import { Problem } from './choose-passphrase'
import { focusGroup, RecoveryFields } from './recovery-fields'
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
  useEffect(() => {
    if (sheet.mistyped[0] !== undefined) focusGroup(fields.current, sheet.mistyped[0])
  }, [sheet.mistyped])

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (sheet.isWorking || isDone || !(await sheet.check())) return
    if (!(await remembering.run(rememberSheetChecked))) return
    setDone(true)
    onChecked()
  }
  return (
    <form className={styles.form} noValidate onSubmit={event => void submit(event)}>
      <p className={styles.note}>{say('recover.why')}</p>
      <RecoveryFields ref={fields} mistyped={sheet.mistyped} onChange={sheet.clear} />
      <Problem words={sheet.problem ?? remembering.problem} />
      <div className={styles.buttons}>
        <Button onPress={onBack}>{say('back')}</Button>
        <Button look="primary" type="submit" isDisabled={sheet.isWorking}>
          {say('sheet.check')}
        </Button>
      </div>
    </form>
  )
}
