import { useId, useState } from 'react'
import type { ConsentLayer } from '../../../../shared/domain/consent'
import type { Family } from '../../../../shared/domain/family'
import { Button } from '../../../ui/button'
import { Check } from '../../../ui/choice'
import { TextField } from '../../../ui/text-field'
import { useWords } from '../../../words/words'
import { byWords, type NewConsent } from './consent-words'
import styles from './consent.module.css'

interface ConsentFormProps {
  readonly family: Family
  readonly missing: readonly ConsentLayer[]
  readonly onRecord: (given: readonly NewConsent[]) => void
  readonly onCancel: () => void
}

/** Who says yes, by what right, to what and until when. */
export function ConsentForm({ family, missing, onRecord, onCancel }: ConsentFormProps) {
  const say = useWords('film')
  const sayApp = useWords('app')
  const [carer] = family.carers
  const [who, setWho] = useState(carer?.name ?? '')
  const [right, setRight] = useState('')
  const [until, setUntil] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<ConsentLayer>>(new Set())
  const toggle = (layer: ConsentLayer) => (isChecked: boolean) => setChosen(new Set(isChecked ? [...chosen, layer] : [...chosen].filter(other => other !== layer)))
  const canRecord = who.trim() !== '' && chosen.size > 0
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (canRecord) onRecord([...chosen].map(layer => ({ layer, by: byWords(who, right).slice(0, 300), until: until === '' ? null : until })))
      }}
    >
      <div className={styles.pair}>
        <TextField label={say('consent.who')} value={who} onChange={setWho} maxLength={140} autoFocus />
        <TextField label={say('consent.right')} placeholder={say('consent.rightExample')} value={right} onChange={setRight} maxLength={140} />
      </div>
      <div>
        {missing.map(layer => (
          <Check key={layer} label={say(layer === 'film' ? 'consent.yesFilm' : 'consent.yesWatch')} isChecked={chosen.has(layer)} onChange={toggle(layer)} />
        ))}
      </div>
      <DayField label={say('consent.until')} hint={say('consent.untilHint')} value={until} onChange={setUntil} />
      <div className={styles.actions}>
        <Button onPress={onCancel}>{sayApp('cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={!canRecord}>
          {say('consent.record')}
        </Button>
      </div>
    </form>
  )
}

function DayField({ label, hint, value, onChange }: { readonly label: string; readonly hint: string; readonly value: string; readonly onChange: (day: string) => void }) {
  const id = useId()
  return (
    <div className={styles.day}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" value={value} aria-describedby={`${id}-hint`} onChange={event => onChange(event.target.value)} />
      <span id={`${id}-hint`}>{hint}</span>
    </div>
  )
}
