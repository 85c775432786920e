import { useRef, useState } from 'react'
import { consentsBy, isUntilPast, type Consent, type NeededLayer } from '../../shared/domain/consent'
import type { Family } from '../../shared/domain/family'
import { instantNow, newId } from '../state/clock-and-ids'
import { Button } from '../ui/button'
import { Check } from '../ui/choice'
import { goToField } from '../ui/go-to-field'
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
  const [wasTried, setWasTried] = useState(false)
  const fields = useRef<HTMLFormElement>(null)
  const lacking = chosen.size === 0 ? 'tickFirst' : giver.who.trim() === '' ? 'whoFirst' : isPast ? 'past' : null
  const said = wasTried ? lacking : null
  return (
    <form
      ref={fields}
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        setWasTried(true)
        if (lacking === null) onRecord(consentsBy(giver, chosen, { familyId: family.id, at: now, newId }))
        else goToField(fields.current?.querySelector<HTMLElement>(placeOf[lacking]))
      }}
    >
      <div role="group" aria-label={say('tickFirst')}>
        {said === 'tickFirst' && (
          <p className={styles.lacking} role="alert">
            {say(said)}
          </p>
        )}
        {missing.map(layer => (
          <Check key={layer} label={say(`yes.${layer}`)} isChecked={chosen.has(layer)} onChange={toggle(layer)} />
        ))}
      </div>
      <ConsentBy family={family} giver={giver} onChange={setGiver} whoProblem={said === 'whoFirst' ? say(said) : undefined} untilProblem={isPast ? say('past') : undefined} asksUntil />
      <div className={styles.actions}>
        <Button onPress={onCancel}>{sayApp('cancel')}</Button>
        <Button look="primary" type="submit">
          {say('record')}
        </Button>
      </div>
    </form>
  )
}

/** Where that is said which is still lacking. */
const placeOf = { tickFirst: 'input[type=checkbox]', whoFirst: 'input[type=text]', past: 'input[type=date]' } as const
