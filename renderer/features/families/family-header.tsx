import { Link } from '@tanstack/react-router'
import { Button as AriaButton } from 'react-aria-components'
import { consentSummary } from '../../../shared/domain/consent'
import type { Session } from '../../../shared/domain/session'
import type { Instant } from '../../../shared/domain/time'
import type { FamilyOverview } from '../../db/queries/family-overview'
import { Button } from '../../ui/button'
import { classNames } from '../../ui/class-names'
import { calendarDayWords } from '../../words/dates'
import { isolated } from '../../words/isolated'
import { useWords } from '../../words/words'
import { Dotted } from './dotted'
import styles from './family-page.module.css'
import { peopleWords } from './people-words'

interface FamilyHeaderProps {
  readonly overview: FamilyOverview
  readonly now: Instant
  readonly next: Session | null
  readonly onAbout: () => void
  readonly onConsent: () => void
  readonly onOpen: (session: Session) => void
}

export function FamilyHeader({ overview, now, next, onAbout, onConsent, onOpen }: FamilyHeaderProps) {
  const say = useWords('families')
  const { family, programme } = overview
  const people = peopleWords(family, now)
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <div className={styles.name}>
          <Link to="/families" className={styles.crumb}>
            {say('title')}
          </Link>
          <h1>
            <bdi>{family.alias || say('noName')}</bdi>
          </h1>
        </div>
        <div className={styles.actions}>
          <ConsentButton overview={overview} now={now} onPress={onConsent} />
          <Button onPress={onAbout}>{say('about')}</Button>
          {next && (
            <Button look="primary" onPress={() => onOpen(next)}>
              {say('open', { number: next.number })}
            </Button>
          )}
        </div>
      </div>
      <p className={styles.people}>
        <Dotted>
          {[
            ...people.map(({ id, words }) => <span key={id}>{words}</span>),
            people.length === 0 && say('nobody'),
            family.languages.length > 0 && family.languages.map(isolated).join(', '),
            programme && <bdi key="programme">{programme.template.title}</bdi>,
          ]}
        </Dotted>
      </p>
    </header>
  )
}

/** How consent stands, and the way to it. */
function ConsentButton({ overview, now, onPress }: { readonly overview: FamilyOverview; readonly now: Instant; readonly onPress: () => void }) {
  const say = useWords('families')
  const { given, until, missing } = consentSummary(overview.consents, now)
  const layers = (names: typeof given) => names.map(layer => say(`layer.${layer}`)).join(', ')
  const isUnasked = given.length === 0 && missing.every(({ state }) => state.kind === 'not-asked')
  const words =
    missing.length === 0
      ? [say('consentGiven', { what: layers(given) }), until !== null && say('consentUntil', { when: calendarDayWords(until) })]
      : [isUnasked ? say('noConsent') : say('consentMissing', { what: layers(missing.map(({ layer }) => layer)) })]
  return (
    <AriaButton className={classNames(styles.consent, missing.length > 0 && styles.lacking)} onPress={onPress}>
      <span>
        <Dotted>{words}</Dotted>
      </span>
    </AriaButton>
  )
}
