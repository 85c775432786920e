import type { Family } from '../../../shared/domain/family'
import type { Programme } from '../../../shared/domain/programme'
import type { Session } from '../../../shared/domain/session'

interface ReflectPageProps {
  readonly session: Session
  readonly family: Family
  readonly programme: Programme
}

export function ReflectPage({ session }: ReflectPageProps) {
  return <div hidden>{session.id}</div>
}
