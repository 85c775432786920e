import { useState } from 'react'
import { TextField } from './text-field'

interface WholeNumberFieldProps {
  readonly label: string
  readonly value: number | null
  /** Called with every whole number in range, and with null where the field is emptied. */
  readonly onSave: (value: number | null) => void
  readonly most: number
  /** Said while what is typed is no whole number in range; nothing is saved then. */
  readonly problem: string
  readonly isReadOnly?: boolean
  readonly className?: string | undefined
}

/** A whole number from 0, saved as it is typed. Empty is "not said", never zero. */
export function WholeNumberField({ label, value, onSave, most, problem, isReadOnly = false, className }: WholeNumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const shown = draft ?? (value === null ? '' : String(value))
  const read = readNumber(shown, most)
  return (
    <TextField
      label={label}
      value={shown}
      onChange={text => {
        setDraft(text)
        const next = readNumber(text, most)
        if (next !== undefined) onSave(next)
      }}
      onBlur={() => {
        if (read !== undefined) setDraft(null)
      }}
      problem={read === undefined ? problem : undefined}
      isReadOnly={isReadOnly}
      className={className}
    />
  )
}

/** Null for an empty field, undefined for what is no number in range. */
function readNumber(text: string, most: number): number | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (!/^\d{1,9}$/.test(trimmed)) return undefined
  const number = Number(trimmed)
  return number <= most ? number : undefined
}
