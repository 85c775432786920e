import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Child } from '../../../shared/domain/family'
import { dayOf, type Instant } from '../../../shared/domain/time'
import { newId } from '../../state/clock-and-ids'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { SavedText } from '../../ui/saved-text'
import { useWords } from '../../words/words'
import styles from './form.module.css'

interface ChildFieldsProps {
  readonly childrenOf: readonly Child[]
  /** See `CarerFields`. */
  readonly onChange: (change: (before: readonly Child[]) => readonly Child[], mergeKey?: string) => void
  readonly now: Instant
  readonly problem?: string | undefined
}

const YEARS_BACK = 18

/** The children of a family. Month and year of birth are enough to tell an age. */
export function ChildFields({ childrenOf, onChange, now, problem }: ChildFieldsProps) {
  const say = useWords('families')
  const thisYear = Number(dayOf(now).slice(0, 4))
  // Whoever adds somebody goes on with their name.
  const [addedId, setAddedId] = useState<string | null>(null)
  const change = (id: string, changed: Partial<Child>) =>
    onChange(
      before => before.map(child => (child.id === id ? { ...child, ...changed } : child)),
      `${id}-${Object.keys(changed).join()}`,
    )
  const add = () => {
    const added = { id: newId(), name: '', birthYear: null, birthMonth: null }
    setAddedId(added.id)
    onChange(before => [...before, added])
  }
  return (
    <fieldset className={styles.people} data-lacking={problem === undefined ? undefined : true}>
      <legend>{say('form.children')}</legend>
      {childrenOf.map(child => (
        <div key={child.id} className={styles.person}>
          <SavedText label={say('form.child')} autoFocus={child.id === addedId} value={child.name} onSave={name => change(child.id, { name })} maxLength={200} className={styles.grow} />
          <Choice
            label={say('form.month')}
            value={String(child.birthMonth ?? '')}
            options={[{ value: '', label: say('form.monthUnknown') }, ...months()]}
            onChange={month => change(child.id, { birthMonth: month === '' ? null : Number(month) })}
            className={styles.month ?? ''}
          />
          <Choice
            label={say('form.year')}
            value={String(child.birthYear ?? '')}
            options={[{ value: '', label: say('form.yearUnknown') }, ...years(thisYear, child.birthYear)]}
            onChange={year => change(child.id, { birthYear: year === '' ? null : Number(year) })}
            className={styles.year ?? ''}
          />
          <Button look="quiet" label={say('form.removeCarer', { name: child.name || say('form.someone') })} onPress={() => onChange(before => before.filter(({ id }) => id !== child.id))}>
            <X aria-hidden="true" />
          </Button>
        </div>
      ))}
      {problem !== undefined && (
        <p className={styles.problem}>{problem}</p>
      )}
      {childrenOf.length < 20 && (
        <Button look="quiet" onPress={add}>
          <Plus aria-hidden="true" />
          {say('form.addChild')}
        </Button>
      )}
    </fieldset>
  )
}

function months() {
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: name.format(new Date(Date.UTC(2024, index, 15))) }))
}

/** Newest first; a year outside the usual ones is kept. */
function years(thisYear: number, chosen: number | null) {
  const usual = Array.from({ length: YEARS_BACK + 1 }, (_, index) => thisYear - index)
  return [...new Set([...usual, chosen ?? thisYear])].map(year => ({ value: String(year), label: String(year) }))
}
