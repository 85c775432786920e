import type { Family } from '../../shared/domain/family'
import type { Id } from '../../shared/domain/ids'
import type { Session } from '../../shared/domain/session'
import { useLive } from '../db/live'
import { belongingTo } from '../db/queries/records'
import { saving } from '../state/saving'
import { logCopy } from './log-copy'
import { GiveCopyDialog } from './give-copy-dialog'

interface GiveCopyProps {
  /** The session in which it is given: its log keeps it. */
  readonly session: Session
  readonly family: Family
  readonly filmId: Id
  /** The film as it was made. */
  readonly recordingId: Id
  readonly onClose: () => void
}

/** Asks all that a copy needs, gives it, and has the session's log keep that it was given. */
export function GiveCopy({ session, family, filmId, recordingId, onClose }: GiveCopyProps) {
  const consents = useLive(() => belongingTo('consents', 'familyId', family.id), [family.id])
  if (consents === undefined) return null
  return <GiveCopyDialog family={family} consents={consents} recordingId={recordingId} onGiven={given => void saving(logCopy(session, { filmId, ...given }))} onClose={onClose} />
}
