import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Carer } from '../../../shared/domain/family'
import { newId } from '../../state/clock-and-ids'
import { Button } from '../../ui/button'
import { SavedText } from '../../ui/saved-text'
import { useWords } from '../../words/words'
import styles from './form.module.css'

interface CarerFieldsProps {
  readonly carers: readonly Carer[]
  /** How the list changes; `mergeKey` names the field that was typed in, absent where somebody was added or taken out. */
  readonly onChange: (change: (before: readonly Carer[]) => readonly Carer[], mergeKey?: string) => void
}

/** The adults of a family, each with what they are to the child. */
export function CarerFields({ carers, onChange }: CarerFieldsProps) {
  const say = useWords('families')
  // Whoever adds somebody goes on with their name.
  const [addedId, setAddedId] = useState<string | null>(null)
  const change = (id: string, changed: Partial<Carer>) =>
    onChange(
      before => before.map(carer => (carer.id === id ? { ...carer, ...changed } : carer)),
      `${id}-${Object.keys(changed).join()}`,
    )
  const add = () => {
    const added = { id: newId(), name: '', relation: '' }
    setAddedId(added.id)
    onChange(before => [...before, added])
  }
  return (
    <fieldset className={styles.people}>
      <legend>{say('form.carers')}</legend>
      {carers.map(carer => (
        <div key={carer.id} className={styles.person}>
          <SavedText label={say('form.carer')} autoFocus={carer.id === addedId} value={carer.name} onSave={name => change(carer.id, { name })} maxLength={200} className={styles.grow} />
          <SavedText label={say('form.relation')} placeholder={say('form.relationExample')} value={carer.relation} onSave={relation => change(carer.id, { relation })} maxLength={200} className={styles.grow} />
          <Button look="quiet" label={say('form.removeCarer', { name: carer.name || say('form.someone') })} onPress={() => onChange(before => before.filter(({ id }) => id !== carer.id))}>
            <X aria-hidden="true" />
          </Button>
        </div>
      ))}
      {carers.length < 20 && (
        <Button look="quiet" onPress={add}>
          <Plus aria-hidden="true" />
          {say('form.addCarer')}
        </Button>
      )}
    </fieldset>
  )
}
