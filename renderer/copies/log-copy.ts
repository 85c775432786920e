import i18next from 'i18next'
import type { WhatHappened } from '../../shared/domain/fidelity'
import type { Session } from '../../shared/domain/session'
import { history } from '../state/app-history'
import { happened } from '../state/happened'

type GivenCopy = Omit<Extract<WhatHappened, { readonly kind: 'copy-given' }>, 'kind'>

/** What left the vault cannot be undone, and neither can the line that says so. */
export function logCopy(session: Pick<Session, 'id' | 'familyId'>, given: GivenCopy): Promise<void> {
  return history.commit({ label: i18next.getFixedT(null, 'copy')('given'), isUndoable: false, changes: [happened(session, { kind: 'copy-given', ...given })] })
}
