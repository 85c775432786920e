import { useLinkProps } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import type { Step, StepStanding } from '../../../shared/domain/session'
import { classNames } from '../../ui/class-names'
import { useWords } from '../../words/words'
import styles from './session-frame.module.css'

interface StepTabProps {
  readonly sessionId: string
  readonly step: Step
  readonly isOpen: boolean
  readonly standing: StepStanding
  /** See `SessionContents`. */
  readonly versionBegun: number | null
}

/** One step of a session, and how it stands. */
export function StepTab({ sessionId, step, isOpen, standing, versionBegun }: StepTabProps) {
  const say = useWords('session')
  // A link of the router would call itself the current page, whatever it is given.
  const link = useLinkProps({ to: '/sessions/$sessionId/$step', params: { sessionId, step } })
  return (
    <a {...link} className={classNames(styles.tab, isOpen && styles.on)} aria-current={isOpen ? 'step' : undefined}>
      {say(`steps.${step}`)}
      {standing === 'done' && (
        <span className={styles.tick} role="img" aria-label={say('stepDone')}>
          ✓
        </span>
      )}
      {standing === 'being-changed' && versionBegun !== null && (
        <span className={styles.changing} role="img" aria-label={say('noteBeingChanged', { version: versionBegun })} title={say('noteBeingChanged', { version: versionBegun })}>
          <Pencil aria-hidden />
        </span>
      )}
    </a>
  )
}
