import { nextStep, type Session, type Step } from '../../../shared/domain/session'
import { sessionContents } from '../../db/queries/session-contents'
import { history } from '../../state/app-history'
import { instantNow } from '../../state/clock-and-ids'
import { happened } from '../../state/happened'
import { replacement } from '../../state/step'

/** A session opened for the first time is being held from now on. Gives the step to go to. */
export async function openSession(session: Session, label: string): Promise<Step> {
  if (session.heldAt === null) {
    const held = { ...session, heldAt: instantNow() }
    // The log keeps the opening, so undo must not take away the time that it tells of.
    await history.commit({ label, changes: [replacement('sessions', session, held), happened(session, { kind: 'session-opened' })], isUndoable: false })
    // Nothing that a held session rests on (its family, its plan) may be undone from inside it.
    history.forget()
  }
  return nextStep(await sessionContents(session.id))
}
