import i18next from 'i18next'
import type { Dose, DoseDeviation } from '../../../shared/domain/dose'
import type { ProgrammeTemplate } from '../../../shared/domain/programme'
import { MINUTE, type Ms } from '../../../shared/domain/time'
import { Card } from '../../ui/surface'
import { isolated } from '../../words/isolated'
import { lengthWords } from '../../words/length-words'
import { useWords } from '../../words/words'
import styles from './family-progress.module.css'

/** What of the programme has been done, and where it differed and why. */
export function DoseCard({ template, dose }: { readonly template: ProgrammeTemplate; readonly dose: Dose }) {
  const say = useWords('progress')
  const minutes = (time: Ms) => Math.floor(time / MINUTE)
  const { sessionLength, filming, weeks } = template
  return (
    <Card title={say('dose')}>
      <p className={styles.quiet}>{say('template', { minutes: minutes(sessionLength), least: minutes(filming.least), most: minutes(filming.most), from: weeks.least, to: weeks.most })}</p>
      <dl className={styles.bars}>
        <Bar name={say('sessions')} words={say('sessionsOf', { done: dose.sessionsDone, planned: dose.sessionsPlanned })} fraction={dose.sessionsDone / dose.sessionsPlanned} />
        <Bar name={say('filmed')} words={lengthOrNone(dose.filmed)} fraction={dose.filmed / Math.max(1, filming.least * dose.sessionsPlanned)} />
        <Bar name={say('weeks')} words={say('weeksOf', { weeks: dose.weeks, most: dose.weeksMost })} fraction={dose.weeks / Math.max(1, dose.weeksMost)} isTime />
      </dl>
      {dose.off.length > 0 && (
        <ul className={styles.off} aria-label={say('offMore')}>
          {dose.off.map(deviation => (
            <Deviation key={`${deviation.sessionNumber}-${deviation.kind}`} deviation={deviation} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Bar({ name, words, fraction, isTime = false }: { readonly name: string; readonly words: string; readonly fraction: number; readonly isTime?: boolean }) {
  return (
    <>
      <dt>{name}</dt>
      <div className={styles.track} aria-hidden="true">
        <div className={isTime ? styles.time : undefined} style={{ width: `${Math.min(1, fraction) * 100}%` }} />
      </div>
      <dd>{words}</dd>
    </>
  )
}

function Deviation({ deviation: { kind, sessionNumber, was, asked, reason } }: { readonly deviation: DoseDeviation }) {
  const say = useWords('progress')
  const what = say(`off.${kind}`, { number: sessionNumber, was: lengthOrNone(was), asked: lengthWords(asked) })
  return (
    <li>
      {reason === '' ? what : say('offBecause', { what, reason: isolated(reason) })}
    </li>
  )
}

/** None is said in minutes, as whatever is planned is. */
function lengthOrNone(length: Ms): string {
  return length === 0 ? i18next.getFixedT(null, 'progress')('minutes', { minutes: 0 }) : lengthWords(length)
}
