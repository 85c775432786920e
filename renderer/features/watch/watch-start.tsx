import { Play } from 'lucide-react'
import { useState } from 'react'
import type { Family } from '../../../shared/domain/family'
import { planKey } from '../../../shared/domain/feedback-film'
import type { Id } from '../../../shared/domain/ids'
import type { Session } from '../../../shared/domain/session'
import { wholeSeconds, type Ms } from '../../../shared/domain/time'
import { runCommand, useCommands } from '../../commands/use-commands'
import { ConsentQuestion } from '../../consent/consent-question'
import { useConsentGate } from '../../consent/use-consent-gate'
import { GiveCopy } from '../../copies/give-copy'
import { copyDraftId } from '../../copies/give-copy-dialog'
import { useLive } from '../../db/live'
import type { MadeInSession } from '../../db/queries/film-building'
import { oneOf } from '../../db/queries/records'
import { useInterrupted } from '../../state/use-draft'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { Notice } from '../../ui/surface'
import { dayWords } from '../../words/dates'
import { useWords } from '../../words/words'
import { FilmStill } from './film-still'
import { remarkDraftId } from './remark-draft'
import { RemarkList } from './remark-list'
import styles from './watch-page.module.css'

interface WatchStartProps {
  readonly session: Session
  readonly family: Family
  readonly films: readonly MadeInSession[]
  readonly shown: MadeInSession
  readonly onChoose: (filmId: Id) => void
  readonly onWatch: () => void
}

export function WatchStart({ session, family, films, shown, onChoose, onWatch }: WatchStartProps) {
  const say = useWords('watch')
  const sayCopy = useWords('copy')
  const gate = useConsentGate(session, 'watch')
  const [goneId, setGoneId] = useState<Id | null>(null)
  const { made, items } = shown.film
  const start = () => void gate.pass().then(mayGoOn => mayGoOn && onWatch())
  const isGone = made !== null && goneId === made.recordingId
  const [isCopying, setCopying] = useState(false)
  useInterrupted(copyDraftId(made?.recordingId ?? ''), () => setCopying(true))
  const begun = useLive(() => oneOf('drafts', remarkDraftId(session, shown.film)), [session.id, shown.film.id])
  const giveCopy = isGone ? undefined : () => setCopying(true)
  useCommands({ 'watch.start': isGone ? undefined : start, 'watch.give-copy': giveCopy })
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
          <Button onPress={() => runCommand('watch.give-copy')} isDisabled={giveCopy === undefined}>
            {sayCopy('open')}
          </Button>
        </div>
        {isGone && <Notice>{say('gone')}</Notice>}
        {!isGone && made.planKey !== planKey(items) && <Notice>{say('changed')}</Notice>}
        {begun && <Notice>{say('remarkWaits')}</Notice>}
        <p className={styles.keys}>{say('keys')}</p>
      </section>
      <RemarkList sessionId={session.id} filmId={shown.film.id} />
      {isCopying && <GiveCopy session={session} family={family} filmId={shown.film.id} recordingId={made.recordingId} onClose={() => setCopying(false)} />}
      <ConsentQuestion gate={gate} session={session} family={family} />
    </div>
  )
}

function filmLabel(heading: string, session: Session): string {
  return [heading, session.theme, session.heldAt ? dayWords(session.heldAt) : ''].filter(part => part !== '').join(' · ')
}

function lengthWords(say: ReturnType<typeof useWords<'watch'>>, length: Ms): string {
  const seconds = wholeSeconds(length)
  return seconds < 60 ? say('seconds', { seconds }) : say('minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
}
