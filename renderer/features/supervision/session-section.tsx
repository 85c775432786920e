import { useState } from 'react'
import { emptyRating } from '../../../shared/domain/fidelity'
import type { ProgrammeTemplate } from '../../../shared/domain/programme'
import type { LoggedSession } from '../../db/queries/programme-log'
import { history } from '../../state/app-history'
import { newId } from '../../state/clock-and-ids'
import { saving } from '../../state/saving'
import { insertion } from '../../state/step'
import { Button } from '../../ui/button'
import { useWords } from '../../words/words'
import { RatingDialog } from './rating-dialog'
import { RatingTable } from './rating-table'
import { SessionFacts } from './session-facts'
import styles from './supervision.module.css'

/** One session held: what happened, what differed, and both kinds of rating side by side. */
export function SessionSection({ logged, template }: { readonly logged: LoggedSession; readonly template: ProgrammeTemplate }) {
  const say = useWords('supervision')
  const [openId, setOpenId] = useState<string | null>(null)
  const { session, observers } = logged
  const opened = observers.find(rating => rating.id === openId)
  const add = async () => {
    const rating = emptyRating(newId(), session, 'observer', '', template.checklist.length)
    if (await saving(history.commit({ label: say('labels.add'), changes: [insertion('fidelityRatings', rating)] }))) setOpenId(rating.id)
  }
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
        <Button className={styles.screenOnly ?? ''} onPress={() => void add()}>
          {say('addRating')}
        </Button>
      </div>
      <div className={styles.columns}>
        <SessionFacts logged={logged} />
        <div className={styles.scrollInside}>
          <RatingTable logged={logged} template={template} onChange={setOpenId} />
        </div>
      </div>
      {opened && <RatingDialog rating={opened} session={session} template={template} onClose={() => setOpenId(null)} />}
    </section>
  )
}
