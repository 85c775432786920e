import { useEffect, type ReactNode, type RefObject, type SyntheticEvent } from 'react'
import { Button } from '../../ui/button'
import { takeLostFocus } from '../../ui/take-lost-focus'
import { Problem } from './choose-passphrase'
import { focusGroup, RecoveryFields } from './recovery-fields'
import type { TypedSheet } from './use-typed-sheet'
import styles from './vault.module.css'

interface SheetEntryProps {
  readonly fields: RefObject<HTMLFieldSetElement | null>
  readonly sheet: TypedSheet
  readonly nextLabel: string
  /** The eight groups open what is to be opened. */
  readonly onOpens: () => unknown
  /** What may be given instead, above the buttons. */
  readonly otherWays?: ReactNode
  /** The buttons beside the one that goes on. */
  readonly buttons: ReactNode
  readonly hidden?: boolean
  /** Something else that went wrong. */
  readonly problem?: string | null
  readonly children?: ReactNode
}

/** The eight groups of a recovery sheet, tried before anything is done with them. */
export function SheetEntry({ fields, sheet, nextLabel, onOpens, otherWays, buttons, hidden = false, problem = null, children }: SheetEntryProps) {
  useEffect(() => {
    if (sheet.mistyped[0] !== undefined) focusGroup(fields.current, sheet.mistyped[0])
    // Refused when the new passphrase was chosen already, whose step is gone.
    else if (sheet.problem !== null) takeLostFocus(fields.current?.querySelector('input') ?? null)
  }, [fields, sheet.mistyped, sheet.problem])

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!sheet.isWorking && (await sheet.check())) onOpens()
  }
  return (
    <form className={styles.form} noValidate hidden={hidden} onSubmit={event => void submit(event)}>
      {children}
      <RecoveryFields ref={fields} mistyped={sheet.mistyped} onChange={sheet.clear} />
      <Problem words={sheet.problem ?? problem} />
      {otherWays}
      <div className={styles.buttons}>
        {buttons}
        <Button look="primary" type="submit" isPending={sheet.isWorking}>
          {nextLabel}
        </Button>
      </div>
    </form>
  )
}
