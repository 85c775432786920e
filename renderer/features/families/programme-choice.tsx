import type { ProgrammeTemplate } from '../../../shared/domain/programme'
import { MINUTE } from '../../../shared/domain/time'
import { programmes } from '../../../shared/programmes'
import { useWords } from '../../words/words'
import { Radio, RadioGroup } from 'react-aria-components'
import styles from './form.module.css'

/** What is to be delivered, with the figures that matter for choosing. */
export function ProgrammeChoice({ chosen, onChoose }: { readonly chosen: string; readonly onChoose: (templateId: string) => void }) {
  const say = useWords('families')
  return (
    <RadioGroup value={chosen} onChange={onChoose} aria-label={say('form.programme')} className={styles.programmes ?? ''}>
      <div className={styles.legend}>{say('form.programme')}</div>
      {programmes.map(template => (
        <Radio key={template.id} value={template.id} className={styles.programme ?? ''}>
          <strong>{template.title}</strong>
          <Figures template={template} />
        </Radio>
      ))}
    </RadioGroup>
  )
}

export function Figures({ template }: { readonly template: ProgrammeTemplate }) {
  const say = useWords('families')
  const { sessions, sessionLength, filming, weeks } = template
  return <span className={styles.figures}>{say('form.figures', { sessions, minutes: sessionLength / MINUTE, least: filming.least / MINUTE, most: filming.most / MINUTE, from: weeks.least, to: weeks.most })}</span>
}
