import type { ErasedCounts } from '../../../shared/domain/erased-counts'
import type { Id } from '../../../shared/domain/ids'
import type { Instant } from '../../../shared/domain/time'
import { ask } from '../../bridge'
import { forgetOpened } from '../../db/open-database'
import { familyHoldings, type FamilyHoldings } from '../../db/queries/family-holdings'
import { forgetMedia } from '../../footage/recording-media'
import { history } from '../../state/app-history'
import { instantNow } from '../../state/clock-and-ids'
import { useToasts } from '../../state/toasts'

/** What was erased, counted, and when. */
export interface Erasure {
  readonly at: Instant
  readonly counts: ErasedCounts
}

/**
 * Erases a family with everything about it. Keys go first, then footage, then its rows: an app that ends in between has
 * rows that nobody can open, and drops them when it reads them.
 */
export async function eraseFamily(familyId: Id, label: string): Promise<Erasure> {
  await history.settled()
  const held = await familyHoldings(familyId)
  const counts = countsOf(held)
  await ask('family:erase', { familyId, sessionIds: [...held.sessionIds], recordingIds: [...held.recordingIds], counts })
  forgetOpened()
  // What was told before may name it, and speak of footage that is gone.
  useToasts.setState({ toasts: [] })
  for (const recordingId of held.recordingIds) forgetMedia(recordingId)
  await history.commit({
    label,
    isFinal: true,
    changes: held.rows.map(({ table, id }) => ({ table, id, before: null, after: null })),
  })
  return { at: instantNow(), counts }
}

/** What a person would count. */
export function countsOf({ sessionsHeld, sessionsPlanned, recordings, footage, films, notes }: FamilyHoldings): ErasedCounts {
  return { held: sessionsHeld, planned: sessionsPlanned, recordings, footage, films, notes }
}
