import type { Family } from '../../../shared/domain/family'
import type { Programme } from '../../../shared/domain/programme'
import type { Session } from '../../../shared/domain/session'

interface WatchPageProps {
  readonly session: Session
  readonly family: Family
  readonly programme: Programme
}

export function WatchPage({ session }: WatchPageProps) {
  return <div hidden>{session.id}</div>
}
