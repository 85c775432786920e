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
  /** In words: which groups were found right. */
  readonly onChecked: (words: string) => void
  readonly onShowAgain: () => void
}

const ENOUGH = 64

/** Two groups, read from the paper: that there is one, and that it can be read. */
export function SheetCheck({ recoveryKey, onChecked, onShowAgain }: SheetCheckProps) {
  const say = useWords('vault')
  const form = useRef<HTMLFormElement>(null)
  const [asked] = useState(() => groupsToCheck(randomInts(ENOUGH)).toSorted((one, other) => one - other))
  const remembering = useAttempt()
  const [wrong, setWrong] = useState<readonly number[]>([])

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const fields = [...(form.current?.querySelectorAll('input') ?? [])]
    const groups = groupsOf(recoveryKey)
    const mistaken = asked.filter((group, index) => !isGroup(fields[index]?.value ?? '', groups[group] ?? ''))
    if (mistaken[0] !== undefined) {
      setWrong(mistaken)
      return fields[asked.indexOf(mistaken[0])]?.focus()
    }
    if (await remembering.run(rememberSheetChecked)) onChecked(say('sheet.checkedGroups', { groups: numbers(asked) }))
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
            <input dir="ltr" autoFocus={index === 0} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={12} aria-invalid={wrong.includes(group)} onInput={() => setWrong([])} />
          </label>
        ))}
      </div>
      <Problem words={wrong.length === 0 ? remembering.problem : say('sheet.wrongGroups', { count: wrong.length, groups: numbers(wrong) })} />
      <div className={styles.buttons}>
        <Button onPress={onShowAgain}>{say('sheet.showAgain')}</Button>
        <Button look="primary" type="submit">
          {say('sheet.check')}
        </Button>
      </div>
    </form>
  )
}

/** As they are counted on the sheet, from 1. */
function numbers(groups: readonly number[]): string {
  return new Intl.ListFormat(undefined, { type: 'conjunction' }).format(groups.map(group => String(group + 1)))
}
