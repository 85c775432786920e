import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { steps, stepStandings, type Step } from '../../../shared/domain/session'
import { useCommands } from '../../commands/use-commands'
import { useLive } from '../../db/live'
import { forgetSessionAhead, sessionAhead } from '../../db/queries/session-ahead'
import { sessionContents, sessionContext, type SessionContext } from '../../db/queries/session-contents'
import { EmptyState } from '../../ui/surface'
import { useWords } from '../../words/words'
import { SaveState } from './save-state'
import styles from './session-frame.module.css'
import { StepTab } from './step-tab'

interface SessionFrameProps {
  readonly sessionId: string
  readonly step: Step
  readonly children: (context: SessionContext) => ReactNode
}

/** Where one is, whether it is saved, and the five steps as tabs. */
export function SessionFrame({ sessionId, step, children }: SessionFrameProps) {
  const say = useWords('session')
  const sayApp = useWords('app')
  const navigate = useNavigate()
  const ahead = sessionAhead(sessionId)
  const context = useLive(() => sessionContext(sessionId), [sessionId], ahead?.context)
  const contents = useLive(() => sessionContents(sessionId), [sessionId], ahead?.contents)
  useEffect(forgetSessionAhead, [])
  const goTo = (to: Step) => () => void navigate({ to: '/sessions/$sessionId/$step', params: { sessionId, step: to } })
  useCommands({ 'session.film': goTo('film'), 'session.notice': goTo('notice'), 'session.build': goTo('build'), 'session.watch': goTo('watch'), 'session.reflect': goTo('reflect') })

  if (context === undefined || contents === undefined) return null
  if (context === null) return <EmptyState title={say('gone')} action={<Link to="/families">{sayApp('backToFamilies')}</Link>} />
  const { session, family } = context
  const standings = stepStandings(contents)
  return (
    <div className={styles.frame}>
      <header className={styles.header}>
        <h1 className={styles.where}>
          <Link to="/families/$familyId" params={{ familyId: family.id }}>
            <bdi>{family.alias}</bdi>
          </Link>
          <span aria-hidden="true"> · </span>
          {say('heading', { number: session.number })}
          {session.theme !== '' && (
            <>
              <span aria-hidden="true"> · </span>
              <bdi>{session.theme}</bdi>
            </>
          )}
        </h1>
        <SaveState />
      </header>
      <nav className={styles.tabs} aria-label={say('tabs')}>
        {steps.map(name => (
          <StepTab key={name} sessionId={sessionId} step={name} isOpen={name === step} standing={standings[name]} versionBegun={contents.versionBegun} />
        ))}
      </nav>
      <div className={styles.content}>{children(context)}</div>
    </div>
  )
}
