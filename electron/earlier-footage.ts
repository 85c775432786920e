import type { KeptRecording } from '../shared/bridge/results'
import type { Id } from '../shared/domain/ids'
import { factsIfThere } from './known-media'
import type { Vault } from './vault/vault'

/**
 * What the vault held when the page started. What the page itself begins comes under new ids, so that nothing under way can
 * be taken for something left behind, however late the list is asked for.
 */
export interface EarlierFootage {
  pageStarted(): Promise<void>
  /** What is still there of it, and closed. */
  list(): Promise<readonly KeptRecording[]>
}

export function makeEarlierFootage(vault: Pick<Vault, 'facts' | 'recordingIds'>): EarlierFootage {
  let earlier: ReadonlySet<Id> = new Set()

  return {
    async pageStarted() {
      earlier = new Set(await vault.recordingIds())
    },
    async list() {
      const kept: KeptRecording[] = []
      for (const recordingId of await vault.recordingIds()) {
        if (!earlier.has(recordingId)) continue
        const facts = await factsIfThere(vault, recordingId)
        if (facts?.state === 'closed') kept.push({ recordingId, origin: facts.origin, sessionId: facts.sessionId, startedAt: facts.startedAt })
      }
      return kept
    },
  }
}
