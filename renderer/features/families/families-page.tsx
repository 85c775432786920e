import { UserPlus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useCommands } from '../../commands/use-commands'
import { useLive } from '../../db/live'
import { familyOverviews, type FamilyOverview } from '../../db/queries/family-overview'
import { instantNow } from '../../state/clock-and-ids'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/surface'
import { TextField } from '../../ui/text-field'
import { useWords } from '../../words/words'
import { AddFamilyDialog } from './add-family-dialog'
import styles from './families-page.module.css'
import { FamilyRow } from './family-row'

/** From this many on, looking through the list takes longer than typing. */
const SEARCH_FROM = 9

/** Everybody one works with. */
export function FamiliesPage({ reminder }: { readonly reminder?: ReactNode }) {
  const say = useWords('families')
  const [isAdding, setIsAdding] = useState(false)
  const [sought, setSought] = useState('')
  const overviews = useLive(familyOverviews, [])
  useCommands({ 'families.add': () => setIsAdding(true) })
  if (overviews === undefined) return null
  const now = instantNow()
  const shown = overviews.filter(overview => matches(overview, sought)).toSorted((a, b) => a.family.alias.localeCompare(b.family.alias))
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
        {overviews.length > 0 && add}
      </header>
      {reminder}
      {overviews.length >= SEARCH_FROM && <TextField label={say('search')} value={sought} onChange={setSought} className={styles.search} />}
      {overviews.length === 0 ? (
        <EmptyState title={say('emptyTitle')} action={add}>
          {say('emptyText')}
        </EmptyState>
      ) : shown.length === 0 ? (
        <p role="status">{say('noneFound')}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map(overview => (
            <li key={overview.family.id}>
              <FamilyRow overview={overview} now={now} />
            </li>
          ))}
        </ul>
      )}
      {isAdding && <AddFamilyDialog onClose={() => setIsAdding(false)} />}
    </div>
  )
}

function matches({ family }: FamilyOverview, sought: string): boolean {
  const words = [family.alias, ...family.carers.map(carer => carer.name), ...family.children.map(child => child.name)].join(' ')
  return words.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase())
}
