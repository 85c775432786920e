import type { Consent } from '../../../shared/domain/consent'
import { calendarDayWords, dayAndTimeWords } from '../../words/dates'
import { isolated } from '../../words/isolated'
import { useWords } from '../../words/words'
import styles from './consent.module.css'

/** Every answer as it was given, newest first. */
export function ConsentHistory({ consents }: { readonly consents: readonly Consent[] }) {
  const say = useWords('families')
  const words = ({ layer, isGiven, by, at, until }: Consent): string => {
    const told = { when: dayAndTimeWords(at), by: isolated(by), what: say(`consent.about.${layer}`) }
    if (!isGiven) return say('consent.noLine', told)
    return until === null ? say('consent.yesLine', told) : say('consent.yesLineUntil', { ...told, until: calendarDayWords(until) })
  }
  return (
    <details className={styles.more}>
      <summary>{say('consent.history')}</summary>
      <ul className={styles.history}>
        {consents
          .toSorted((a, b) => b.at.utc.localeCompare(a.at.utc))
          .map(consent => (
            <li key={consent.id}>
              {words(consent)}
            </li>
          ))}
      </ul>
    </details>
  )
}
