import type { Track } from '../../../../shared/domain/coding-scheme'
import type { Family } from '../../../../shared/domain/family'

/** A track carries the names of those it is about; the scheme's word where nobody is named. */
export function trackName(track: Track, family: Family): string {
  const people = track.who === 'child' ? family.children : track.who === 'adult' ? family.carers : []
  const names = people.map(({ name }) => name.trim()).filter(name => name !== '')
  return names.length === 0 ? track.label : names.join(', ')
}
