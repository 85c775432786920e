import { useRef, useState, type SyntheticEvent } from 'react'
import { groupsOf, groupsToCheck, isGroup } from '../../../shared/domain/recovery-sheet'
import { rememberSheetChecked } from '../../state/recovery-sheet'
import { Button } from '../../ui/button'
import { useWords } from '../../words/words'
import { Problem } from './choose-passphrase'
import { randomInts } from './random-ints'
import { useAttempt } from './use-attempt'
import styles from './vault.module.css'

interface SheetCheckProps {
  readonly recoveryKey: string
  readonly onChecked: () => void
  readonly onShowAgain: () => void
}

const ENOUGH = 64

/** Two groups, read from the paper: that there is one, and that it can be read. */
export function SheetCheck({ recoveryKey, onChecked, onShowAgain }: SheetCheckProps) {
  const say = useWords('vault')
  const form = useRef<HTMLFormElement>(null)
  const [asked] = useState(() => groupsToCheck(randomInts(ENOUGH)))
  const remembering = useAttempt()
  const [wrong, setWrong] = useState<number | null>(null)

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const fields = [...(form.current?.querySelectorAll('input') ?? [])]
    const groups = groupsOf(recoveryKey)
    const mistaken = asked.findIndex((group, index) => !isGroup(fields[index]?.value ?? '', groups[group] ?? ''))
    if (mistaken !== -1) {
      setWrong(asked[mistaken] ?? null)
      return fields[mistaken]?.focus()
    }
    if (await remembering.run(rememberSheetChecked)) onChecked()
  }

  return (
    <form ref={form} className={styles.form} noValidate onSubmit={event => void submit(event)}>
      <div>
        <h2>{say('sheet.checkTitle')}</h2>
        <p className={styles.note}>{say('sheet.checkWhy')}</p>
      </div>
      <div className={styles.check}>
        {asked.map((group, index) => (
          <label key={group} className={styles.checked}>
            <span>{say('sheet.group', { number: group + 1 })}</span>
            <input dir="ltr" autoFocus={index === 0} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={12} aria-invalid={wrong === group} onInput={() => setWrong(null)} />
          </label>
        ))}
      </div>
      <Problem words={wrong === null ? remembering.problem : say('sheet.wrongGroup', { number: wrong + 1 })} />
      <div className={styles.buttons}>
        <Button onPress={onShowAgain}>{say('sheet.showAgain')}</Button>
        <Button look="primary" type="submit">
          {say('sheet.check')}
        </Button>
      </div>
    </form>
  )
}
