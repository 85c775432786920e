import type { Consent } from '../../../shared/domain/consent'
import type { Family } from '../../../shared/domain/family'
import { fidelityLine, type FidelityLine } from '../../../shared/domain/fidelity'
import type { GoalRating } from '../../../shared/domain/goal-rating'
import type { Id } from '../../../shared/domain/ids'
import type { Programme } from '../../../shared/domain/programme'
import type { Session, SessionContents } from '../../../shared/domain/session'
import { allOf, belongingTo, oneOf } from './records'
import { sessionContents } from './session-contents'

export interface SessionOverview {
  readonly session: Session
  readonly contents: SessionContents
  readonly line: FidelityLine
}

export interface FamilyOverview {
  readonly family: Family
  /** The one begun last, and its sessions in order. */
  readonly programme: Programme | null
  readonly sessions: readonly SessionOverview[]
  readonly consents: readonly Consent[]
  readonly goalRatings: readonly GoalRating[]
}

/** Null where there is no such family. */
export async function familyOverview(familyId: Id): Promise<FamilyOverview | null> {
  const family = await oneOf('families', familyId)
  return family && overviewOf(family)
}

export async function familyOverviews(): Promise<readonly FamilyOverview[]> {
  const families = await allOf('families')
  return Promise.all(families.map(overviewOf))
}

async function overviewOf(family: Family): Promise<FamilyOverview> {
  const [programmes, sessions, events, consents, goalRatings] = await Promise.all([
    belongingTo('programmes', 'familyId', family.id),
    belongingTo('sessions', 'familyId', family.id),
    belongingTo('fidelityEvents', 'familyId', family.id),
    belongingTo('consents', 'familyId', family.id),
    belongingTo('goalRatings', 'familyId', family.id),
  ])
  const programme = programmes.toSorted((a, b) => a.startedAt.utc.localeCompare(b.startedAt.utc)).at(-1) ?? null
  const inOrder = sessions.filter(session => session.programmeId === programme?.id).toSorted((a, b) => a.number - b.number)
  const overviews = inOrder.map(async session => ({
    session,
    contents: await sessionContents(session.id),
    line: fidelityLine(events.filter(event => event.sessionId === session.id)),
  }))
  return { family, programme, sessions: await Promise.all(overviews), consents, goalRatings }
}

/** The first session whose note is not signed, or null where all are. */
export function nextSession(sessions: readonly SessionOverview[]): SessionOverview | null {
  return sessions.find(({ contents }) => !contents.isSigned) ?? null
}
