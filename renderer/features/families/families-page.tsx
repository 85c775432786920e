import { UserPlus } from 'lucide-react'
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import type { Family } from '../../../shared/domain/family'
import type { Instant } from '../../../shared/domain/time'
import { useCommands } from '../../commands/use-commands'
import { useLive } from '../../db/live'
import { familyList, type ListedFamily } from '../../db/queries/family-list'
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

// A family half written down comes back by itself after a lock, not where its form was left on purpose.
let wasLeft = false

/** Everybody one works with. */
export function FamiliesPage({ reminder }: { readonly reminder?: ReactNode }) {
  const say = useWords('families')
  const [isAdding, setIsAdding] = useState(false)
  const [sought, setSought] = useState('')
  const families = useLive(familyList, [])
  const open = () => {
    wasLeft = false
    setIsAdding(true)
  }
  useCommands({ 'families.add': open })
  useInterrupted(NEW_FAMILY, () => {
    if (!wasLeft) setIsAdding(true)
  })
  const close = (isLeft: boolean) => () => {
    wasLeft = isLeft
    setIsAdding(false)
  }
  // The rows that are drawn already need not be drawn again with those that follow.
  const now = useMemo(() => families && instantNow(), [families])
  if (families === undefined || now === undefined) return null
  const shown = families.filter(({ family }) => matches(family, sought)).toSorted((a, b) => byAlias.compare(a.family.alias, b.family.alias))
  const add = (
    <Button look="primary" onPress={open}>
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
        <FamilyRows listed={shown} now={now} />
      )}
      {isAdding && <AddFamilyDialog onClose={close(false)} onLeave={close(true)} />}
    </div>
  )
}

/** So many are drawn at once, and the others as soon as these can be seen. */
const AT_ONCE = 20

function FamilyRows({ listed, now }: { readonly listed: readonly ListedFamily[]; readonly now: Instant }) {
  const drawn = useDeferredValue(listed, listed.slice(0, AT_ONCE))
  return (
    <ul className={styles.list}>
      {drawn.map(({ family, standing }) => (
        <FamilyRow key={family.id} family={family} standing={standing} now={now} />
      ))}
    </ul>
  )
}

function matches(family: Family, sought: string): boolean {
  const words = [family.alias, ...family.carers.map(carer => carer.name), ...family.children.map(child => child.name)].join(' ')
  return words.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase())
}
