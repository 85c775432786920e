import { useState, type RefObject } from 'react'
import type { ConsentState } from '../../shared/domain/consent'
import type { Family } from '../../shared/domain/family'
import type { Id } from '../../shared/domain/ids'
import { Check } from '../ui/choice'
import { intoSight } from '../ui/into-sight'
import { SecretField } from '../ui/secret-field'
import { TextField } from '../ui/text-field'
import { calendarDayWords, dayWords } from '../words/dates'
import { isolated } from '../words/isolated'
import { useWords } from '../words/words'
import styles from './copy.module.css'

export interface CopyDraft {
  /** Carers and children of the family who can be seen or heard. */
  readonly people: readonly Id[]
  readonly reason: string
}

interface CopyFormProps {
  readonly family: Family
  readonly standing: ConsentState
  readonly draft: CopyDraft
  readonly onChange: (draft: CopyDraft) => void
  readonly passphrase: RefObject<HTMLInputElement | null>
  readonly problem: string | null
}

export function CopyForm({ family, standing, draft, onChange, passphrase, problem }: CopyFormProps) {
  const say = useWords('copy')
  const [isShown, setShown] = useState(false)
  const isGiven = standing.kind === 'given'
  const tick = (id: Id) => (isIn: boolean) => {
    const others = draft.people.filter(other => other !== id)
    onChange({ ...draft, people: isIn ? [...others, id] : others })
  }
  return (
    <div className={styles.form}>
      <p>{say('lead')}</p>
      <fieldset className={styles.people}>
        <legend>{say('who')}</legend>
        {family.carers.map(({ id, name, relation }) => (
          <Check key={id} label={relation ? say('carer', { name: isolated(name), relation: isolated(relation) }) : isolated(name)} isChecked={draft.people.includes(id)} onChange={tick(id)} />
        ))}
        {family.children.map(({ id, name }) => (
          <Check key={id} label={isolated(name)} isChecked={draft.people.includes(id)} onChange={tick(id)} />
        ))}
      </fieldset>
      <div className={isGiven ? styles.given : styles.lacking}>
        <p>
          <Standing standing={standing} />
        </p>
        {!isGiven && <p>{say('recordInstead')}</p>}
      </div>
      <TextField label={say(isGiven ? 'reason' : 'reasonNeeded')} hint={say('reasonHint')} value={draft.reason} onChange={reason => onChange({ ...draft, reason })} lines={2} maxLength={2_000} />
      <SecretField ref={passphrase} label={say('passphrase')} isShown={isShown} onShow={setShown} showLabel={say('show')} hideLabel={say('hide')} />
      {problem !== null && (
        <p ref={intoSight} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

function Standing({ standing }: { readonly standing: ConsentState }) {
  const say = useWords('copy')
  if (standing.kind === 'not-asked') return say('consentNotAsked')
  const { by, at, until } = standing.consent
  if (standing.kind === 'expired') return say('consentExpired', { when: until === null ? '' : calendarDayWords(until) })
  return say(standing.kind === 'given' ? 'consentGiven' : 'consentRefused', { by: isolated(by), when: dayWords(at) })
}
