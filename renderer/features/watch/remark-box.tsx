import { useId, type KeyboardEvent } from 'react'
import { formatClock, type Ms } from '../../../shared/domain/time'
import { useWords } from '../../words/words'
import { CinemaButton } from './cinema-button'
import styles from './remark-box.module.css'

export interface RemarkDraft {
  readonly at: Ms
  readonly who: string
  readonly words: string
}

interface RemarkBoxProps {
  readonly draft: RemarkDraft
  readonly speakers: readonly string[]
  readonly onChange: (draft: RemarkDraft) => void
  readonly onKeep: () => void
  readonly onPutAway: () => void
}

/** What somebody says, at the place in the film where it was paused. Enter keeps it; Escape puts it away for now. */
export function RemarkBox({ draft, speakers, onChange, onKeep, onPutAway }: RemarkBoxProps) {
  const say = useWords('watch')
  const id = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault()
      onKeep()
    }
  }
  return (
    <section className={styles.box} aria-label={say('remark')}>
      <div className={styles.who} role="group" aria-label={say('who')}>
        <span className={styles.at}>{say('remarkTitle', { at: formatClock(draft.at) })}</span>
        {speakers.map(name => (
          <CinemaButton key={name} isSmall isPressed={draft.who === name} onPress={() => onChange({ ...draft, who: name })}>
            <bdi>{name}</bdi>
          </CinemaButton>
        ))}
      </div>
      <div className={styles.said}>
        <label htmlFor={id} className={styles.label}>
          {say('wordsLabel')}
        </label>
        <textarea id={id} className={styles.words} rows={2} dir="auto" autoComplete="off" maxLength={4_000} autoFocus placeholder={say('wordsPlaceholder')} value={draft.words} onChange={event => onChange({ ...draft, words: event.target.value })} onKeyDown={onKeyDown} />
        <CinemaButton isMain onPress={onKeep}>
          {say('keep')}
        </CinemaButton>
        <CinemaButton onPress={onPutAway}>{say('putAway')}</CinemaButton>
      </div>
    </section>
  )
}
