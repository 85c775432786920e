import type { Consent } from '../../shared/domain/consent'
import type { Session, SessionContents } from '../../shared/domain/session'
import type { Instant } from '../../shared/domain/time'

/** What the list of families says of one beside its name. A change of this shape empties its table, in a migration. */
export interface FamilyStanding {
  /** The family's. */
  readonly id: string
  /** Sessions of the programme begun last, and those of them that are signed. */
  readonly count: number
  readonly signed: number
  /** The first session whose note is not signed; null where all are. */
  readonly next: { readonly session: Pick<Session, 'number' | 'theme' | 'heldAt' | 'plannedFor'>; readonly contents: SessionContents } | null
  readonly lastMet: Instant | null
  readonly consents: readonly Consent[]
}
