import { MINUTE } from '../../../shared/domain/time'
import type { Erasure } from './erase-family'
import type { useWords } from '../../words/words'

/** What is kept about a family, counted, a line for each kind. */
export function holdingWords(say: ReturnType<typeof useWords<'families'>>, { sessions, held }: Omit<Erasure, 'at'>): readonly string[] {
  return [
    say('erase.holds.sessions', { count: sessions }),
    say('erase.holds.recordings', { count: held.recordings, minutes: say('erase.holds.minutes', { count: Math.ceil(held.footage / MINUTE) }) }),
    ...(held.films > 0 ? [say('erase.holds.films', { count: held.films })] : []),
    say('erase.holds.notes', { count: held.notes }),
    say('erase.holds.rest'),
  ]
}
