import { ageAt, type Family } from '../../../shared/domain/family'
import type { Instant } from '../../../shared/domain/time'
import { ageWords } from '../../words/dates'
import { isolated } from '../../words/isolated'

/** Each person in a few words: `Dana, mother`, `Wren, 3 years 2 months`. */
export function peopleWords(family: Family, now: Instant): readonly { readonly id: string; readonly words: string }[] {
  const carers = family.carers.map(({ id, name, relation }) => ({ id, words: joined(isolated(name), isolated(relation)) }))
  const children = family.children.map(child => {
    const age = ageAt(child, now)
    return { id: child.id, words: joined(isolated(child.name), age ? ageWords(age) : '') }
  })
  return [...carers, ...children].filter(({ words }) => words !== '')
}

function joined(...parts: readonly string[]): string {
  return parts.filter(part => part !== '').join(', ')
}
