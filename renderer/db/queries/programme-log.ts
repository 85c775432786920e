import type { Family } from '../../../shared/domain/family'
import { fidelityLine, isGiven, type FidelityLine, type FidelityRating } from '../../../shared/domain/fidelity'
import type { Id } from '../../../shared/domain/ids'
import type { Programme } from '../../../shared/domain/programme'
import type { Session } from '../../../shared/domain/session'
import { lastSigned, latestVersion, versionBegun, type SessionNote } from '../../../shared/domain/session-note'
import type { Row } from '../row'
import { belongingTo, oneOf, rowsOf } from './records'

/** A session as supervision reads it. */
export interface LoggedSession {
  readonly session: Session
  readonly line: FidelityLine
  readonly note: SessionNote | null
  /** The version being written after a signed one; the log shows what was signed until it is signed too. */
  readonly draftVersion: number | null
  /** The worker's own rating and those of observers: kept apart throughout. */
  readonly self: FidelityRating | null
  readonly observers: readonly FidelityRating[]
}

export interface ProgrammeLog {
  readonly programme: Programme
  readonly family: Family
  /** In order, those still to come included. */
  readonly sessions: readonly LoggedSession[]
}

/** Null where there is no such programme. */
export async function programmeLog(programmeId: Id): Promise<ProgrammeLog | null> {
  const [programme] = await rowsOf('programmes', [programmeId])
  return programme ? logOf(programme) : null
}

/** Every programme with its family; those begun last come first. */
export async function programmeLogs(): Promise<readonly ProgrammeLog[]> {
  const logs = await Promise.all((await rowsOf('programmes')).map(logOf))
  return logs.filter(log => log !== null).toSorted((a, b) => b.programme.startedAt.utc.localeCompare(a.programme.startedAt.utc))
}

async function logOf({ id, familyId = '' }: Row): Promise<ProgrammeLog | null> {
  const [programme, family, sessions, events, notes, ratings] = await Promise.all([
    oneOf('programmes', id),
    oneOf('families', familyId),
    belongingTo('sessions', 'familyId', familyId),
    belongingTo('fidelityEvents', 'familyId', familyId),
    belongingTo('notes', 'familyId', familyId),
    belongingTo('fidelityRatings', 'familyId', familyId),
  ])
  if (!programme || !family) return null
  const inOrder = sessions.filter(session => session.programmeId === programme.id).toSorted((a, b) => a.number - b.number)
  return {
    programme,
    family,
    sessions: inOrder.map(session => {
      const own = ratings.filter(rating => rating.sessionId === session.id)
      const versions = notes.filter(note => note.sessionId === session.id)
      const signed = lastSigned(versions)
      const record = signed?.signed.record
      return {
        session: record?.session ?? session,
        line: fidelityLine(events.filter(event => event.sessionId === session.id)),
        note: signed ?? latestVersion(versions) ?? null,
        draftVersion: versionBegun(versions),
        self: record ? record.selfRating : (own.find(rating => rating.rater === 'self') ?? null),
        observers: own.filter(rating => rating.rater === 'observer' && isGiven(rating)),
      }
    }),
  }
}
