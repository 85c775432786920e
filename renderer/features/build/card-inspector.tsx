import { useState } from 'react'
import { isCardEmpty, LONGEST_CARD, SHORTEST_CARD, type FilmCard } from '../../../shared/domain/film-items'
import type { Id } from '../../../shared/domain/ids'
import { saving } from '../../state/saving'
import { Choice } from '../../ui/choice'
import { SavedText } from '../../ui/saved-text'
import { TextField } from '../../ui/text-field'
import { useWords } from '../../words/words'
import { changeItem } from './edit-film'

export function CardInspector({ filmId, card }: { readonly filmId: Id; readonly card: FilmCard }) {
  const say = useWords('build')
  const edit = (what: 'cardWords' | 'cardLength' | 'cardLook', change: (before: FilmCard) => FilmCard) => {
    void saving(changeItem(filmId, card, what, change))
  }
  return (
    <>
      <SavedText key={card.id} label={say('words')} value={card.words} placeholder={say('wordsPlaceholder')} lines={3} maxLength={500} hint={isCardEmpty(card) ? say('emptyCardHint') : undefined} onSave={words => edit('cardWords', before => ({ ...before, words }))} />
      <Choice
        label={say('look')}
        value={card.look}
        options={(['title', 'question', 'end'] as const).map(value => ({ value, label: say(`card.${value}`) }))}
        onChange={look => edit('cardLook', before => ({ ...before, look }))}
      />
      <CardLength key={`${card.id} length`} value={card.duration} onChange={duration => edit('cardLength', before => ({ ...before, duration }))} />
    </>
  )
}

/** Seconds, typed; they count with Enter or on leaving the field. */
function CardLength({ value, onChange }: { readonly value: number; readonly onChange: (duration: number) => void }) {
  const say = useWords('build')
  const [draft, setDraft] = useState<string | null>(null)
  const duration = draft === null ? value : Math.round(Number(draft.replace(',', '.')) * 1_000)
  const isWrong = !(duration >= SHORTEST_CARD && duration <= LONGEST_CARD)
  const keep = () => {
    if (draft === null || isWrong) return
    setDraft(null)
    if (duration !== value) onChange(duration)
  }
  return <TextField label={say('length')} value={draft ?? String(value / 1_000)} onChange={setDraft} onBlur={keep} onSubmit={keep} problem={isWrong ? say('notALength') : undefined} />
}
