import type { ConsentLayer } from '../../../shared/domain/consent'
import type { LoggedSession } from '../../db/queries/programme-log'
import { dayAndTimeWords, timeWords } from '../../words/dates'
import { useWords } from '../../words/words'
import styles from './supervision.module.css'
import { useLogWords } from './use-log-words'

/** What the log holds of one session: date, place, people, minutes, clips, what differed, who signed. */
export function SessionFacts({ logged: { session, line, draftVersion } }: { readonly logged: LoggedSession }) {
  const say = useWords('supervision')
  const sayFamilies = useWords('families')
  const words = useLogWords()
  const layers = (missing: readonly ConsentLayer[]) => missing.map(layer => sayFamilies(`layer.${layer}`)).join(', ')
  const { heldAt } = session
  const facts: readonly (readonly [label: string, words: string])[] = [
    [say('startedAndEnded'), heldAt ? (line.lastAt ? say('fromTo', { from: dayAndTimeWords(heldAt), to: timeWords(line.lastAt) }) : dayAndTimeWords(heldAt)) : say('notSaid')],
    [say('place'), session.place.trim() || say('notSaid')],
    [say('present'), session.present.join(', ') || say('notSaid')],
    [say('interpreter'), session.interpreter.trim() || say('none')],
    [say('length'), words.sessionLength(session.length)],
    [say('filmed'), words.time(line.filmed)],
    [say('watched'), words.time(line.watched)],
    [say('clips'), words.clips(line)],
    [say('remarks'), String(line.remarks)],
    [say('copies'), line.copiesGiven === 0 ? say('none') : String(line.copiesGiven)],
    [say('deviation'), words.written(session.deviation)],
    ...(line.withoutConsent.length === 0
      ? [[say('consentExceptions'), say('none')] as const]
      : line.withoutConsent.map(each => [say('consentExceptions'), say(`${each.what}Without`, { layers: layers(each.missing), reason: each.reason })] as const)),
    [say('signedBy'), line.signed ? say('signedWords', { by: line.signed.by, when: dayAndTimeWords(line.signed.at), version: line.signed.version }) : say('notSigned')],
    ...(draftVersion === null ? [] : [[say('beingChanged'), say('beingChangedWords', { version: draftVersion })] as const]),
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([label, told], index) => (
        <div key={`${label} ${index}`}>
          <dt>{label}</dt>
          <dd>
            <bdi>{told}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
