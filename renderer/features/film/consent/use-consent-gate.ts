import { useState } from 'react'
import { missingForFilming, type ConsentLayer } from '../../../../shared/domain/consent'
import type { Session } from '../../../../shared/domain/session'
import { useLive } from '../../../db/live'
import { belongingTo } from '../../../db/queries/records'
import { instantNow } from '../../../state/clock-and-ids'

export interface ConsentGate {
  /** What is missing today; empty when all stands, null while it is being looked up. */
  readonly missing: readonly ConsentLayer[] | null
  /** Resolves with true when consent stands, was recorded just now, or a reason to go on was written; asks where needed. */
  readonly pass: () => Promise<boolean>
  readonly isAsking: boolean
  readonly ask: () => void
  readonly answer: (mayGoOn: boolean) => void
}

/** Nothing is filmed or brought in before consent was recorded, or a reason was given why not. Asks once per session. */
export function useConsentGate(session: Session): ConsentGate {
  const [asking, setAsking] = useState<{ readonly resolve: (mayGoOn: boolean) => void } | null>(null)
  const missing = useLive(async () => missingForFilming(await belongingTo('consents', 'familyId', session.familyId), instantNow()), [session.familyId]) ?? null

  async function pass(): Promise<boolean> {
    const [consents, events] = await Promise.all([belongingTo('consents', 'familyId', session.familyId), belongingTo('fidelityEvents', 'sessionId', session.id)])
    const lacking = missingForFilming(consents, instantNow())
    const explained = new Set(events.flatMap(({ what }) => (what.kind === 'filmed-without-consent' ? what.missing : [])))
    if (lacking.every(layer => explained.has(layer))) return true
    return new Promise(resolve => setAsking({ resolve }))
  }

  return {
    missing,
    pass,
    isAsking: asking !== null,
    ask: () => setAsking({ resolve: () => undefined }),
    answer: mayGoOn => {
      asking?.resolve(mayGoOn)
      setAsking(null)
    },
  }
}
