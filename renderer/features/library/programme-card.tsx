import type { ProgrammeTemplate } from '../../../shared/domain/programme'
import { MINUTE } from '../../../shared/domain/time'
import { schemeOf } from '../../../shared/schemes'
import { Card } from '../../ui/surface'
import { useWords } from '../../words/words'
import styles from './library.module.css'

/** A programme's figures, its checklist and who holds the rights. */
export function ProgrammeCard({ template }: { readonly template: ProgrammeTemplate }) {
  const say = useWords('library')
  const { filming, weeks } = template
  const figures: readonly (readonly [label: string, words: string])[] = [
    [say('sessions'), String(template.sessions)],
    [say('sessionLength'), say('minutesOrMore', { minutes: template.sessionLength / MINUTE })],
    [say('filming'), say('minutesBetween', { least: filming.least / MINUTE, most: filming.most / MINUTE })],
    [say('weeks'), say('weeksBetween', weeks)],
    [say('feedback'), say(`feedbackKinds.${template.feedback}`)],
    [say('watches'), say(template.watchesPreviousSession ? 'watchesPrevious' : 'watchesSame')],
    [say('scheme'), schemeOf(template.schemeId).title],
  ]
  return (
    <Card className={styles.card}>
      <h3 className={styles.name}>{template.title}</h3>
      <p className={styles.origin}>
        {say('versionOf', { version: template.version })} · {template.licenceHolder === null ? say('noLicence') : say('licence', { holder: template.licenceHolder })}
      </p>
      <p>{template.summary}</p>
      <dl className={styles.figures}>
        {figures.map(([label, words]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <h4>{say('checklist')}</h4>
      <ul className={styles.list}>
        {template.checklist.map(item => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      {template.reviewRule !== null && (
        <>
          <h4>{say('reviewRule')}</h4>
          <p>{template.reviewRule}</p>
        </>
      )}
    </Card>
  )
}
