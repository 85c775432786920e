import { Play } from 'lucide-react'
import { useState } from 'react'
import { consentState, type Consent } from '../../../shared/domain/consent'
import type { Family } from '../../../shared/domain/family'
import { planKey } from '../../../shared/domain/feedback-film'
import type { Id } from '../../../shared/domain/ids'
import type { Session } from '../../../shared/domain/session'
import type { Ms } from '../../../shared/domain/time'
import { useCommands } from '../../commands/use-commands'
import type { MadeInSession } from '../../db/queries/film-building'
import { instantNow } from '../../state/clock-and-ids'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { Notice } from '../../ui/surface'
import { dayWords } from '../../words/dates'
import { useWords } from '../../words/words'
import { ConsentToWatch } from './consent-to-watch'
import { FilmStill } from './film-still'
import { RemarkList } from './remark-list'
import styles from './watch-page.module.css'

interface WatchStartProps {
  readonly session: Session
  readonly family: Family
  readonly consents: readonly Consent[]
  readonly films: readonly MadeInSession[]
  readonly shown: MadeInSession
  readonly onChoose: (filmId: Id) => void
  readonly onWatch: () => void
}

export function WatchStart({ session, family, consents, films, shown, onChoose, onWatch }: WatchStartProps) {
  const say = useWords('watch')
  const [isAsking, setIsAsking] = useState(false)
  const [goneId, setGoneId] = useState<Id | null>(null)
  const { made, items } = shown.film
  const start = () => (consentState(consents, 'watch', instantNow()).kind === 'given' ? onWatch() : setIsAsking(true))
  const isGone = made !== null && goneId === made.recordingId
  useCommands({ 'watch.start': isGone ? undefined : start })
  if (made === null) return null
  return (
    <div className={styles.start}>
      <section className={styles.film} aria-label={say('heading')}>
        {(films.length > 1 || shown.session.id !== session.id) && (
          <Choice
            className={styles.which ?? ''}
            label={say('which')}
            value={shown.film.id}
            onChange={onChoose}
            options={films.map(each => ({ value: each.film.id, label: filmLabel(each.session.id === session.id ? say('thisSession') : say('sessionFilm', { number: each.session.number }), each.session) }))}
          />
        )}
        <div className={styles.screen}>
          <FilmStill key={made.recordingId} made={made} onGone={() => setGoneId(made.recordingId)} />
        </div>
        <div className={styles.begin}>
          <Button look="primary" size="large" onPress={start} isDisabled={isGone}>
            <Play aria-hidden="true" />
            {say('watchTogether')}
          </Button>
          <p className={styles.ready}>
            {say('length', { length: lengthWords(say, made.duration) })} · {say('ready')}
          </p>
        </div>
        {isGone && <Notice>{say('gone')}</Notice>}
        {!isGone && made.planKey !== planKey(items) && <Notice>{say('changed')}</Notice>}
        <p className={styles.keys}>{say('keys')}</p>
      </section>
      <RemarkList sessionId={session.id} filmId={shown.film.id} />
      {isAsking && (
        <ConsentToWatch
          session={session}
          family={family}
          consents={consents}
          onClose={() => setIsAsking(false)}
          onGoOn={() => {
            setIsAsking(false)
            onWatch()
          }}
        />
      )}
    </div>
  )
}

function filmLabel(heading: string, session: Session): string {
  return [heading, session.theme, session.heldAt ? dayWords(session.heldAt) : ''].filter(part => part !== '').join(' · ')
}

function lengthWords(say: ReturnType<typeof useWords<'watch'>>, length: Ms): string {
  const seconds = Math.round(length / 1_000)
  return seconds < 60 ? say('seconds', { seconds }) : say('minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
}
