import type { FidelityEvent } from './fidelity'
import type { SessionContents } from './session'

/**
 * What was done in a session. Footage is erased long before the record is, so for a signed session what the log tells of
 * counts as done, although nothing of it may be left.
 */
export function workDone(contents: SessionContents, events: readonly FidelityEvent[]): SessionContents {
  if (!contents.isSigned) return contents
  const happened = (...kinds: readonly FidelityEvent['what']['kind'][]) => events.filter(({ what }) => kinds.includes(what.kind)).length
  const clipsMade = events.reduce((sum, { what }) => sum + (what.kind === 'film-made' ? what.clips : 0), 0)
  return {
    ...contents,
    recordings: Math.max(contents.recordings, happened('filmed', 'imported')),
    moments: Math.max(contents.moments, clipsMade),
    films: Math.max(contents.films, happened('film-made')),
  }
}
