import { useEffect, useRef, useState, type RefObject } from 'react'
import type { ConsentState } from '../../shared/domain/consent'
import type { Family } from '../../shared/domain/family'
import type { Id } from '../../shared/domain/ids'
import { Check } from '../ui/choice'
import { goToField } from '../ui/go-to-field'
import { SecretField } from '../ui/secret-field'
import { takeLostFocus } from '../ui/take-lost-focus'
import { TextField } from '../ui/text-field'
import { calendarDayWords, dayWords } from '../words/dates'
import { isolated } from '../words/isolated'
import { useWords } from '../words/words'
import styles from './copy.module.css'
import type { CopyProblem } from './use-copy'

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
  readonly problem: CopyProblem | null
  /** The passphrase is being checked, and the place asked for. */
  readonly isChoosing: boolean
  /** Back from choosing a place: only the passphrase is typed anew. */
  readonly isAgain: boolean
}

export function CopyForm({ family, standing, draft, onChange, passphrase, problem, isChoosing, isAgain }: CopyFormProps) {
  const say = useWords('copy')
  const [isShown, setShown] = useState(false)
  const isGiven = standing.kind === 'given'
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem !== null) goToField(form.current?.querySelector<HTMLElement>(placeOf[problem.at]))
  }, [problem])
  useEffect(() => {
    if (isAgain) goToField(passphrase.current)
  }, [isAgain, passphrase])
  const saidAt = (at: CopyProblem['at']) => (problem?.at === at ? problem.words : undefined)
  const tick = (id: Id) => (isIn: boolean) => {
    const others = draft.people.filter(other => other !== id)
    onChange({ ...draft, people: isIn ? [...others, id] : others })
  }
  return (
    <div ref={form} className={styles.form}>
      <p>{say('lead')}</p>
      <fieldset className={styles.people}>
        <legend>{say('who')}</legend>
        <Problem words={saidAt('people')} />
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
      <TextField label={say(isGiven ? 'reason' : 'reasonNeeded')} hint={say('reasonHint')} problem={saidAt('reason')} value={draft.reason} onChange={reason => onChange({ ...draft, reason })} lines={2} maxLength={2_000} />
      <SecretField ref={passphrase} label={say('passphrase')} isShown={isShown} onShow={setShown} showLabel={say('show')} hideLabel={say('hide')} isReadOnly={isChoosing} problem={saidAt('passphrase')} />
      {isChoosing && <p role="status">{say('trying')}</p>}
      <Problem words={saidAt('end')} />
    </div>
  )
}

/** Where that is typed or ticked which is not right yet. */
const placeOf = { people: 'input[type=checkbox]', reason: 'textarea', passphrase: 'input[type=password], input[type=text]', end: '[role=alert]' } as const satisfies Record<CopyProblem['at'], string>

function Problem({ words }: { readonly words: string | undefined }) {
  if (words === undefined) return null
  return (
    <p ref={takeLostFocus} className={styles.problem} role="alert" tabIndex={-1}>
      {words}
    </p>
  )
}

function Standing({ standing }: { readonly standing: ConsentState }) {
  const say = useWords('copy')
  if (standing.kind === 'not-asked') return say('consentNotAsked')
  const { by, at, until } = standing.consent
  if (standing.kind === 'expired') return say('consentExpired', { when: until === null ? '' : calendarDayWords(until) })
  return say(standing.kind === 'given' ? 'consentGiven' : 'consentRefused', { by: isolated(by), when: dayWords(at) })
}
