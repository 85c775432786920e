import { useRef, useState } from 'react'
import { TextField } from './text-field'

interface SavedTextProps {
  readonly label: string
  /** As it stands in the store. */
  readonly value: string
  /** Called with every change. */
  readonly onSave: (value: string) => void
  readonly onSubmit?: () => void
  readonly lines?: number
  readonly placeholder?: string
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  readonly isLabelHidden?: boolean
  readonly isReadOnly?: boolean
  readonly autoFocus?: boolean
  readonly maxLength?: number
  readonly className?: string | undefined
}

/**
 * Text that is saved as it is typed. While it has the focus it shows what is being typed, so that a slower store never
 * moves the cursor; a change from elsewhere (undo) shows as soon as the store differs from what was last typed.
 */
export function SavedText({ value, onSave, ...field }: SavedTextProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const sent = useRef<string[]>([])
  const isOwnEcho = sent.current.includes(value)
  const shown = draft !== null && (isOwnEcho || sent.current.length === 0) ? draft : value
  return (
    <TextField
      {...field}
      value={shown}
      onChange={text => {
        sent.current = [...sent.current.slice(-200), value, text]
        setDraft(text)
        onSave(text)
      }}
      onBlur={() => {
        sent.current = []
        setDraft(null)
      }}
    />
  )
}
