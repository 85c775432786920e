import type { ClipboardEvent, InputEvent, Ref } from 'react'
import { LETTERS_IN_A_GROUP, RECOVERY_GROUPS, spreadOver, tidyGroup } from '../../../shared/domain/recovery-sheet'
import { useWords } from '../../words/words'
import styles from './vault.module.css'

interface RecoveryFieldsProps {
  readonly ref: Ref<HTMLFieldSetElement>
  /** Counted from 1. */
  readonly mistyped: readonly number[]
  readonly onChange: () => void
}

/** Eight fields for eight groups. A full one hands on to the next, and a whole key may be pasted. */
export function RecoveryFields({ ref, mistyped, onChange }: RecoveryFieldsProps) {
  const say = useWords('vault')

  const fill = (field: HTMLInputElement, text: string) => {
    const fields = fieldsBeside(field)
    const pieces = spreadOver(text, fields.indexOf(field))
    for (const piece of pieces) {
      const target = fields[piece.field]
      if (target) target.value = piece.letters
    }
    const last = pieces.at(-1)
    if (last) fields[last.letters.length === LETTERS_IN_A_GROUP ? Math.min(last.field + 1, RECOVERY_GROUPS - 1) : last.field]?.focus()
  }
  const input = (event: InputEvent<HTMLInputElement>) => {
    onChange()
    const field = event.currentTarget
    const letters = tidyGroup(field.value).length
    // Someone who corrects a letter in the middle stays where they are.
    if (letters > LETTERS_IN_A_GROUP || (letters === LETTERS_IN_A_GROUP && field.selectionStart === field.value.length)) fill(field, field.value)
  }
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    event.preventDefault()
    onChange()
    fill(event.currentTarget, event.clipboardData.getData('text'))
  }

  return (
    <fieldset ref={ref} className={styles.groups} dir="ltr">
      <legend>{say('recover.groups')}</legend>
      {Array.from({ length: RECOVERY_GROUPS }, (_, index) => (
        <label key={index} className={styles.group}>
          <span aria-hidden="true">{index + 1}</span>
          <input
            aria-label={say('recover.group', { number: index + 1 })}
            aria-invalid={mistyped.includes(index + 1)}
            autoFocus={index === 0}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={60}
            onInput={input}
            onPaste={paste}
          />
        </label>
      ))}
    </fieldset>
  )
}

function fieldsBeside(field: HTMLInputElement): readonly HTMLInputElement[] {
  return [...(field.closest('fieldset')?.querySelectorAll('input') ?? [])]
}

/** The groups as they stand in the fields. */
export function typedGroups(fieldset: HTMLFieldSetElement | null): readonly string[] {
  return [...(fieldset?.querySelectorAll('input') ?? [])].map(({ value }) => tidyGroup(value))
}

export function focusGroup(fieldset: HTMLFieldSetElement | null, group: number): void {
  const field = fieldset?.querySelectorAll('input')[group - 1]
  field?.focus()
  field?.select()
}
