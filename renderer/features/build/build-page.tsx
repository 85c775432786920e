import { Link } from '@tanstack/react-router'
import type { Family } from '../../../shared/domain/family'
import type { Programme } from '../../../shared/domain/programme'
import type { Session } from '../../../shared/domain/session'
import { useLive } from '../../db/live'
import { buildingBlocks } from '../../db/queries/film-building'
import { EmptyState } from '../../ui/surface'
import { useWords } from '../../words/words'
import styles from './build-page.module.css'
import { BuildDesk } from './build-desk'

interface BuildPageProps {
  readonly session: Session
  readonly family: Family
  readonly programme: Programme
}

/** Puts chosen moments in order and makes a film of them. */
export function BuildPage({ session, family }: BuildPageProps) {
  const say = useWords('build')
  const blocks = useLive(() => buildingBlocks(session), [session])
  if (blocks === undefined) return null
  const hasMoments = blocks.sessions.some(each => each.moments.length > 0)
  if (!hasMoments && (blocks.film === null || blocks.film.items.length === 0)) {
    const toNotice = (
      <Link className={styles.link} to="/sessions/$sessionId/$step" params={{ sessionId: session.id, step: 'notice' }}>
        {say('toNotice')}
      </Link>
    )
    return (
      <EmptyState title={say('emptyTitle')} action={toNotice}>
        {say('emptyText')}
      </EmptyState>
    )
  }
  return <BuildDesk session={session} family={family} blocks={blocks} />
}
