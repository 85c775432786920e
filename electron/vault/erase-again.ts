import type { Id } from '../../shared/domain/ids'
import { MADE_AGAIN } from './objects/object-store'
import type { VaultLogs } from './open-logs'
import type { OpenedVault } from './sealed-vault'

/** Erases what the list of what was erased names and the vault still has, once that is written down; gives how much it was. */
export async function eraseAgain({ catalogue, audit, erased }: VaultLogs, facts: { has(recordingId: Id): boolean }, erase: OpenedVault['erase']): Promise<number> {
  const there = [...erased.owners].filter((owner) => owner !== 'app' && owner !== MADE_AGAIN && catalogue.contents.keys.has(owner))
  if (there.length === 0) return 0
  await audit.write({ kind: 'erasing-again', owners: there.length })
  await erase({ recordingIds: new Set(there.filter((owner) => facts.has(owner))), groups: new Set(there.filter((owner) => !facts.has(owner))) })
  return there.length
}
