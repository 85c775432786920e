import { useState } from 'react'
import type { ProgrammeTemplate } from '../../../shared/domain/programme'
import { useCommands } from '../../commands/use-commands'
import type { LoggedSession } from '../../db/queries/programme-log'
import { newId } from '../../state/clock-and-ids'
import { Button } from '../../ui/button'
import { useWords } from '../../words/words'
import { RatingDialog } from './rating-dialog'
import { RatingTable } from './rating-table'
import { SessionFacts } from './session-facts'
import styles from './supervision.module.css'

interface SessionSectionProps {
  readonly logged: LoggedSession
  readonly template: ProgrammeTemplate
  /** The one that the command for a rating means. */
  readonly isLast: boolean
}

/** One session held: what happened, what differed, and both kinds of rating side by side. */
export function SessionSection({ logged, template, isLast }: SessionSectionProps) {
  const say = useWords('supervision')
  /** The rating that is open, by its id, or a new one. */
  const [openId, setOpenId] = useState<string | null>(null)
  const { session, observers } = logged
  const add = () => setOpenId(newId())
  useCommands({ 'supervision.rate': isLast ? add : undefined })
  return (
    <section className={styles.session} aria-labelledby={`session-${session.id}`}>
      <div className={styles.sessionHead}>
        <h2 id={`session-${session.id}`}>
          {say('sessionNumber', { number: session.number })}
          {session.theme.trim() !== '' && (
            <>
              {' · '}
              <bdi>{session.theme}</bdi>
            </>
          )}
        </h2>
        <Button className={styles.screenOnly ?? ''} onPress={add}>
          {say('addRating')}
        </Button>
      </div>
      <div className={styles.columns}>
        <SessionFacts logged={logged} />
        <div className={styles.scrollInside}>
          <RatingTable logged={logged} template={template} onChange={setOpenId} />
        </div>
      </div>
      {openId !== null && <RatingDialog ratingId={openId} known={observers.find(({ id }) => id === openId)} session={session} template={template} onClose={() => setOpenId(null)} />}
    </section>
  )
}
