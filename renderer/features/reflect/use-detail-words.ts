import type { Session } from '../../../shared/domain/session'
import { MINUTE } from '../../../shared/domain/time'
import { dayWords } from '../../words/dates'
import { useWords } from '../../words/words'

/** When, where, with whom and how long, in a line. */
export function useDetailWords(session: Session): string {
  const say = useWords('reflect')
  return [
    session.heldAt && dayWords(session.heldAt),
    session.place.trim(),
    session.present.length > 0 ? session.present.join(', ') : say('details.nobody'),
    session.interpreter.trim() !== '' && say('details.interpreterWas', { name: session.interpreter }),
    session.length === null ? say('details.noLength') : say('details.minutes', { minutes: Math.round(session.length / MINUTE) }),
  ]
    .filter(part => typeof part === 'string' && part !== '')
    .join(' · ')
}
