import type { ErasedCounts } from '../../shared/domain/erased-counts'
import { lengthWords } from './length-words'
import type { useWords } from './words'

/** What is kept about a family, or was, counted: a line for each kind. */
export function erasedWords(say: ReturnType<typeof useWords<'families'>>, counts: ErasedCounts): readonly string[] {
  return [
    say('erase.holds.held', { count: counts.held }),
    ...(counts.planned > 0 ? [say('erase.holds.planned', { count: counts.planned })] : []),
    counts.footage > 0 ? say('erase.holds.recordings', { count: counts.recordings, length: lengthWords(counts.footage) }) : say('erase.holds.noFootage', { count: counts.recordings }),
    ...(counts.films > 0 ? [say('erase.holds.films', { count: counts.films })] : []),
    say('erase.holds.notes', { count: counts.notes }),
    say('erase.holds.rest'),
  ]
}
