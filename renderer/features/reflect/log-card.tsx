import { fidelityLine } from '../../../shared/domain/fidelity'
import { MINUTE, SECOND, type Ms } from '../../../shared/domain/time'
import { Card } from '../../ui/surface'
import { dayAndTimeWords, timeWords } from '../../words/dates'
import { lengthWords } from '../../words/length-words'
import { useWords } from '../../words/words'
import styles from './log.module.css'
import type { ReflectPlace } from './place'

/** The session's line in the fidelity log, as it wrote itself, beside what the programme asks. */
export function LogCard({ session, programme: { template }, found }: ReflectPlace) {
  const say = useWords('reflect')
  const line = fidelityLine(found.events)
  const minutes = (time: Ms) => (time === 0 ? say('log.nothing') : lengthWords(time))
  const facts: readonly (readonly [label: string, words: string, asked?: string])[] = [
    [say('log.when'), session.heldAt ? (line.lastAt ? say('log.untilTime', { from: dayAndTimeWords(session.heldAt), to: timeWords(line.lastAt) }) : dayAndTimeWords(session.heldAt)) : say('log.unknown')],
    [say('log.theme'), session.theme.trim() || say('log.unknown')],
    [say('log.people'), session.present.join(', ') || say('log.unknown')],
    [say('log.length'), session.length === null ? say('log.unknown') : minutes(session.length), say('log.askedAtLeast', { least: template.sessionLength / MINUTE })],
    [say('log.filmed'), minutes(line.filmed), say('log.asked', { least: template.filming.least / MINUTE, most: template.filming.most / MINUTE })],
    [say('log.watched'), minutes(line.watched)],
    [say('log.clips'), line.clipsShown === 0 ? say('log.nothing') : say('log.clipsWords', { count: line.clipsShown, seconds: Math.round(line.clipsLength / SECOND) })],
    [say('log.remarks'), String(found.remarks.length)],
    ...(line.copiesGiven === 0 ? [] : [[say('log.copies'), String(line.copiesGiven)] as const]),
    ...line.withoutConsent.map(each => [say(each.what === 'copied' ? 'log.copiedWithout' : 'log.withoutConsent'), each.reason] as const),
  ]
  const fixed = facts.length - line.withoutConsent.length
  return (
    <Card title={say('log.title')} className={styles.card}>
      <p className={styles.hint}>{say('log.wroteItself')}</p>
      <dl className={styles.facts}>
        {facts.map(([label, words, asked], index) => (
          <div key={`${label} ${index}`} className={index >= fixed ? styles.wide : undefined}>
            <dt>{label}</dt>
            <dd>
              <bdi>{words}</bdi>
              {asked !== undefined && <span className={styles.asked}>{asked}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
