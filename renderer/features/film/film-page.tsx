import type { Family } from '../../../shared/domain/family'
import type { Programme } from '../../../shared/domain/programme'
import type { Session } from '../../../shared/domain/session'

interface FilmPageProps {
  readonly session: Session
  readonly family: Family
  readonly programme: Programme
}

export function FilmPage({ session }: FilmPageProps) {
  return <div hidden>{session.id}</div>
}
