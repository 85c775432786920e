import type { FidelityEvent, WhatHappened } from '../../shared/domain/fidelity'
import type { Session } from '../../shared/domain/session'
import { instantNow, newId } from './clock-and-ids'
import { insertion, type Change } from './step'

/** A line for the fidelity log, to be committed together with what it tells of. */
export function happened(session: Pick<Session, 'id' | 'familyId'>, what: WhatHappened): Change<'fidelityEvents'> {
  const event: FidelityEvent = { id: newId(), familyId: session.familyId, sessionId: session.id, at: instantNow(), what }
  return insertion('fidelityEvents', event)
}
