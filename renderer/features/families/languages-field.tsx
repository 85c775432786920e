import { useRef } from 'react'
import { languagesIn } from '../../../shared/domain/family-draft'
import { SavedText } from '../../ui/saved-text'
import { useWords } from '../../words/words'

interface LanguagesFieldProps {
  readonly languages: readonly string[]
  readonly onChange: (languages: readonly string[]) => void
}

/** Languages in one line, kept as a list. What is being typed stays as it is typed, half-written commas included. */
export function LanguagesField({ languages, onChange }: LanguagesFieldProps) {
  const say = useWords('families')
  const typed = useRef(new Map<string, string>())
  const stored = languages.join(', ')
  return (
    <SavedText
      label={say('form.languages')}
      hint={say('form.languagesHint')}
      value={typed.current.get(stored) ?? stored}
      onSave={text => {
        const list = languagesIn(text)
        typed.current.set(list.join(', '), text)
        onChange(list)
      }}
      maxLength={500}
    />
  )
}
