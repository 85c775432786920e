import { useState } from 'react'
import { missingConsent, type ConsentLayer, type ConsentPurpose, type NeededLayer } from '../../shared/domain/consent'
import type { Session } from '../../shared/domain/session'
import { useLive } from '../db/live'
import { belongingTo } from '../db/queries/records'
import { instantNow } from '../state/clock-and-ids'

/** What is about to be done. Bringing in footage takes the consent that filming takes. */
export type ConsentOccasion = ConsentPurpose | 'import'

export interface ConsentGate {
  readonly purpose: ConsentPurpose
  readonly occasion: ConsentOccasion
  /** What is missing today; empty when all stands, null while it is being looked up. */
  readonly missing: readonly NeededLayer[] | null
  /** Resolves with true when consent stands, was recorded just now, or a reason to go on was written; asks where needed. */
  readonly pass: (occasion?: ConsentOccasion) => Promise<boolean>
  readonly isAsking: boolean
  readonly ask: () => void
  readonly answer: (mayGoOn: boolean) => void
}

/** Nothing is filmed or watched together before consent was recorded, or a reason was given why not. Asks once per session. */
export function useConsentGate(session: Session, purpose: ConsentPurpose): ConsentGate {
  const [asking, setAsking] = useState<{ readonly occasion: ConsentOccasion; readonly resolve: (mayGoOn: boolean) => void } | null>(null)
  const missing = useLive(async () => missingConsent(await belongingTo('consents', 'familyId', session.familyId), purpose, instantNow()), [session.familyId, purpose]) ?? null

  async function pass(occasion: ConsentOccasion = purpose): Promise<boolean> {
    const [consents, events] = await Promise.all([belongingTo('consents', 'familyId', session.familyId), belongingTo('fidelityEvents', 'sessionId', session.id)])
    const explained = new Set<ConsentLayer>(events.flatMap(({ what }) => (what.kind === goneOnWithout[purpose] ? what.missing : [])))
    if (missingConsent(consents, purpose, instantNow()).every(layer => explained.has(layer))) return true
    return new Promise(resolve => setAsking({ occasion, resolve }))
  }

  return {
    purpose,
    occasion: asking?.occasion ?? purpose,
    missing,
    pass,
    isAsking: asking !== null,
    ask: () => setAsking({ occasion: purpose, resolve: () => undefined }),
    answer: mayGoOn => {
      asking?.resolve(mayGoOn)
      setAsking(null)
    },
  }
}

/** How the log names that one went on without consent. */
export const goneOnWithout = { film: 'filmed-without-consent', watch: 'watched-without-consent' } as const
