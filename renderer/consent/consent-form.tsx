import { useState } from 'react'
import { consentsBy, isUntilPast, type Consent, type NeededLayer } from '../../shared/domain/consent'
import type { Family } from '../../shared/domain/family'
import { instantNow, newId } from '../state/clock-and-ids'
import { Button } from '../ui/button'
import { Check } from '../ui/choice'
import { useWords } from '../words/words'
import { ConsentBy, giverIn } from './consent-by'
import styles from './consent.module.css'

interface ConsentFormProps {
  readonly family: Family
  readonly missing: readonly NeededLayer[]
  readonly onRecord: (given: readonly Consent[]) => void
  readonly onCancel: () => void
}

/** Who says yes, by what right, to what and until when. */
export function ConsentForm({ family, missing, onRecord, onCancel }: ConsentFormProps) {
  const say = useWords('consent')
  const sayApp = useWords('app')
  const [giver, setGiver] = useState(() => giverIn(family))
  const [chosen, setChosen] = useState<ReadonlyMap<NeededLayer, boolean>>(new Map())
  const toggle = (layer: NeededLayer) => (isChecked: boolean) => setChosen(before => new Map([...[...before].filter(([other]) => other !== layer), ...(isChecked ? [[layer, true] as const] : [])]))
  const now = instantNow()
  const isPast = isUntilPast(giver, now)
  const canRecord = giver.who.trim() !== '' && chosen.size > 0 && !isPast
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        if (canRecord) onRecord(consentsBy(giver, chosen, { familyId: family.id, at: now, newId }))
      }}
    >
      <div>
        {missing.map(layer => (
          <Check key={layer} label={say(`yes.${layer}`)} isChecked={chosen.has(layer)} onChange={toggle(layer)} />
        ))}
      </div>
      <ConsentBy family={family} giver={giver} onChange={setGiver} problem={isPast ? say('past') : undefined} asksUntil />
      <div className={styles.actions}>
        <Button onPress={onCancel}>{sayApp('cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={!canRecord}>
          {say('record')}
        </Button>
      </div>
    </form>
  )
}
