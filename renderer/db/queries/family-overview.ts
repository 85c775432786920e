import type { Consent } from '../../../shared/domain/consent'
import type { Family } from '../../../shared/domain/family'
import { fidelityLine, type FidelityLine } from '../../../shared/domain/fidelity'
import type { GoalRating } from '../../../shared/domain/goal-rating'
import type { Id } from '../../../shared/domain/ids'
import type { Programme } from '../../../shared/domain/programme'
import type { Session, SessionContents } from '../../../shared/domain/session'
import { belongingTo, oneOf } from './records'
import { contentsOf, heldBy, type Held } from './session-contents'

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
  // By the family, not by each session: ten questions in place of fifty. All at once: of many that are asked only after an
  // answer, a live query loses sight of the last.
  const [family, programmes, sessions, held, consents, goalRatings] = await Promise.all([
    oneOf('families', familyId),
    belongingTo('programmes', 'familyId', familyId),
    belongingTo('sessions', 'familyId', familyId),
    heldBy('familyId', familyId),
    belongingTo('consents', 'familyId', familyId),
    belongingTo('goalRatings', 'familyId', familyId),
  ])
  if (!family) return null
  const programme = programmes.toSorted((a, b) => a.startedAt.utc.localeCompare(b.startedAt.utc)).at(-1) ?? null
  const inOrder = sessions.filter(session => session.programmeId === programme?.id).toSorted((a, b) => a.number - b.number)
  const overviews = inOrder.map(session => {
    const ofSession = heldIn(held, session.id)
    return { session, contents: contentsOf(ofSession), line: fidelityLine(ofSession.events) }
  })
  return { family, programme, sessions: overviews, consents, goalRatings }
}

function heldIn({ recordings, moments, films, events, notes }: Held, sessionId: Id): Held {
  const of = <T extends { readonly sessionId: Id }>(records: readonly T[]): readonly T[] => records.filter(record => record.sessionId === sessionId)
  return { recordings: of(recordings), moments: of(moments), films: of(films), events: of(events), notes: of(notes) }
}

/** The first session whose note is not signed, or null where all are. */
export function nextSession(sessions: readonly SessionOverview[]): SessionOverview | null {
  return sessions.find(({ contents }) => !contents.isSigned) ?? null
}
