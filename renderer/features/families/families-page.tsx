import { UserPlus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Family } from '../../../shared/domain/family'
import { useCommands } from '../../commands/use-commands'
import { useLive } from '../../db/live'
import { allOf } from '../../db/queries/records'
import { instantNow } from '../../state/clock-and-ids'
import { useInterrupted } from '../../state/use-draft'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/surface'
import { TextField } from '../../ui/text-field'
import { useWords } from '../../words/words'
import { AddFamilyDialog, NEW_FAMILY } from './add-family-dialog'
import styles from './families-page.module.css'
import { FamilyRow } from './family-row'

/** From this many on, looking through the list takes longer than typing. */
const SEARCH_FROM = 9

const byAlias = new Intl.Collator()

/** Everybody one works with. */
export function FamiliesPage({ reminder }: { readonly reminder?: ReactNode }) {
  const say = useWords('families')
  const [isAdding, setIsAdding] = useState(false)
  const [sought, setSought] = useState('')
  const families = useLive(() => allOf('families'), [])
  useCommands({ 'families.add': () => setIsAdding(true) })
  useInterrupted(NEW_FAMILY, () => setIsAdding(true))
  if (families === undefined) return null
  const now = instantNow()
  const shown = families.filter(family => matches(family, sought)).toSorted((a, b) => byAlias.compare(a.alias, b.alias))
  const add = (
    <Button look="primary" onPress={() => setIsAdding(true)}>
      <UserPlus aria-hidden="true" />
      {say('add')}
    </Button>
  )
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{say('title')}</h1>
        {families.length > 0 && add}
      </header>
      {reminder}
      {families.length >= SEARCH_FROM && <TextField label={say('search')} value={sought} onChange={setSought} className={styles.search} />}
      {families.length === 0 ? (
        <EmptyState title={say('emptyTitle')} action={add}>
          {say('emptyText')}
        </EmptyState>
      ) : shown.length === 0 ? (
        <p role="status">{say('noneFound')}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map(family => (
            <FamilyRow key={family.id} family={family} now={now} />
          ))}
        </ul>
      )}
      {isAdding && <AddFamilyDialog onClose={() => setIsAdding(false)} />}
    </div>
  )
}

function matches(family: Family, sought: string): boolean {
  const words = [family.alias, ...family.carers.map(carer => carer.name), ...family.children.map(child => child.name)].join(' ')
  return words.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase())
}
