import type { Id } from '../shared/domain/ids'
import type { Audit } from './vault/audit/audit'
import type { Vault } from './vault/vault'

/**
 * Takes a recording away, once that is written down; where it cannot be, the recording stays. Asked twice at once, it is done and
 * written down once. Of what never became a recording only the remains go.
 */
export function makeRemoval(vault: Pick<Vault, 'recordingIds' | 'removeRecording'>, audit: Pick<Audit, 'write'>): (recordingId: Id) => Promise<void> {
  const underWay = new Map<Id, Promise<void>>()

  async function removeNow(recordingId: Id): Promise<void> {
    if ((await vault.recordingIds()).includes(recordingId)) await audit.write({ kind: 'recording-removed', recordingId })
    await vault.removeRecording(recordingId)
  }

  return (recordingId) => {
    const going = underWay.get(recordingId)
    if (going) return going
    const begun = removeNow(recordingId).finally(() => underWay.delete(recordingId))
    underWay.set(recordingId, begun)
    return begun
  }
}
