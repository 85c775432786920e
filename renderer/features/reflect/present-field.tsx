import { z } from 'zod'
import type { Session } from '../../../shared/domain/session'
import { useDraft } from '../../state/use-draft'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import { useWords } from '../../words/words'
import styles from './details.module.css'

interface PresentFieldProps {
  readonly sessionId: Session['id']
  readonly present: readonly string[]
  /** Names to offer. */
  readonly known: readonly string[]
  readonly isReadOnly: boolean
  readonly onChange: (to: (before: readonly string[]) => readonly string[]) => void
}

/** Who was there: those of the family at a press, anybody else by name. */
export function PresentField({ sessionId, present, known, isReadOnly, onChange }: PresentFieldProps) {
  const say = useWords('reflect')
  const draft = useDraft({ id: `present-${sessionId}`, ownedBy: () => ({ sessionId }), shape: z.string(), first: () => '' })
  const name = draft.typed
  const offered = [...new Set([...known, ...present].map(each => each.trim()))].filter(each => each !== '')
  const toggle = (who: string) => onChange(before => (before.includes(who) ? before.filter(each => each !== who) : [...before, who].slice(0, 40)))
  const add = () => {
    const who = name.trim()
    if (who === '') return
    onChange(before => (before.includes(who) ? before : [...before, who].slice(0, 40)))
    draft.drop()
  }
  return (
    <fieldset className={styles.present}>
      <legend>{say('details.present')}</legend>
      <div className={styles.people}>
        {offered.map(who => (
          <Button key={who} isPressed={present.includes(who)} isDisabled={isReadOnly} onPress={() => toggle(who)}>
            <bdi>{who}</bdi>
          </Button>
        ))}
        {!isReadOnly && (
          <>
            <TextField className={styles.somebody} label={say('details.addName')} placeholder={say('details.addName')} isLabelHidden value={name} onChange={draft.change} onSubmit={add} maxLength={200} />
            <Button onPress={add} isDisabled={name.trim() === ''}>
              {say('details.add')}
            </Button>
          </>
        )}
      </div>
    </fieldset>
  )
}
