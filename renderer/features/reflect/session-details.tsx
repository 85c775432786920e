import { movedToDay } from '../../../shared/domain/session-date'
import type { Session } from '../../../shared/domain/session'
import { dayOf, MINUTE } from '../../../shared/domain/time'
import { history } from '../../state/app-history'
import { instantNow } from '../../state/clock-and-ids'
import { saving } from '../../state/saving'
import { DayField } from '../../ui/day-field'
import { Fold } from '../../ui/fold'
import { SavedText } from '../../ui/saved-text'
import { WholeNumberField } from '../../ui/whole-number-field'
import { useWords } from '../../words/words'
import type { ReflectPlace } from './place'
import { PresentField } from './present-field'
import styles from './details.module.css'
import { useDetailWords } from './use-detail-words'

/** When, where, with whom, how long, and what differed. Folded to a line. */
export function SessionDetails({ session, family, programme, found, isLocked }: ReflectPlace) {
  const say = useWords('reflect')
  const summary = useDetailWords(session)
  const now = instantNow()
  const { template } = programme
  const change = (field: keyof Session, to: (before: Session) => Session) =>
    void saving(history.edit('sessions', session.id, { label: say('labels.details'), mergeKey: `session ${session.id} ${field}` }, to))
  return (
    <Fold title={say('details.title')} summary={<bdi>{summary}</bdi>}>
      <div className={styles.grid}>
        <SavedText label={say('details.theme')} value={session.theme} onSave={theme => change('theme', before => ({ ...before, theme }))} maxLength={300} isReadOnly={isLocked} />
        <DayField
          label={say('details.date')}
          value={session.heldAt ? dayOf(session.heldAt) : ''}
          latest={dayOf(now)}
          isReadOnly={isLocked}
          onChange={day => {
            if (day !== '' && day <= dayOf(now)) change('heldAt', before => ({ ...before, heldAt: movedToDay(before.heldAt ?? now, day) }))
          }}
        />
        <WholeNumberField
          label={say('details.length')}
          value={session.length === null ? null : Math.round(session.length / MINUTE)}
          most={1_000}
          problem={say('details.lengthProblem')}
          isReadOnly={isLocked}
          onSave={minutes => change('length', before => ({ ...before, length: minutes === null ? null : minutes * MINUTE }))}
        />
        <SavedText label={say('details.place')} placeholder={say('details.placeExample')} value={session.place} onSave={place => change('place', before => ({ ...before, place }))} maxLength={300} isReadOnly={isLocked} />
        <SavedText label={say('details.interpreter')} value={session.interpreter} onSave={interpreter => change('interpreter', before => ({ ...before, interpreter }))} maxLength={200} isReadOnly={isLocked} />
        <PresentField
          sessionId={session.id}
          present={session.present}
          known={[...family.carers, ...family.children].map(person => person.name).concat(found.practitioner)}
          isReadOnly={isLocked}
          onChange={to => change('present', before => ({ ...before, present: to(before.present) }))}
        />
        <SavedText
          className={styles.wide}
          label={say('details.deviation')}
          hint={say('details.deviationHint', { minutes: template.sessionLength / MINUTE, least: template.filming.least / MINUTE, most: template.filming.most / MINUTE })}
          value={session.deviation}
          onSave={deviation => change('deviation', before => ({ ...before, deviation }))}
          lines={2}
          maxLength={4_000}
          isReadOnly={isLocked}
        />
      </div>
    </Fold>
  )
}
