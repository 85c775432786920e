import type { VaultSign } from '../../shared/domain/vault-signs'
import { clearLeftovers } from './clear-leftovers'
import type { Disk } from './disk'
import { onDisk } from './disk-failure'
import type { ObjectStore } from './objects/object-store'
import type { VaultLogs } from './open-logs'
import { takeOverPlain } from './take-over-plain'
import type { Vault } from './vault'

interface SettlingRooms {
  readonly disk: Disk
  readonly root: string
  readonly logs: VaultLogs
  readonly objects: ObjectStore
  readonly vault: Vault
}

/** What has to be put in order before anybody is let in. Gives, and writes down, what was found of somebody who was at the files. */
export async function settleIn({ disk, root, logs, objects, vault }: SettlingRooms): Promise<readonly VaultSign[]> {
  const signs: VaultSign[] = []
  const found = async (sign: VaultSign): Promise<void> => {
    signs.push(sign)
    await logs.audit.note({ kind: sign })
  }
  if (logs.erased.isRefused) await found('erased-list-refused')
  if (logs.areEndsMissing) await found('ends-missing')
  await onDisk(0, async () => {
    await clearLeftovers(logs.catalogue, objects)
    await logs.beginNotingEnds()
    if ((await takeOverPlain(disk, root, vault, logs.catalogue)).isRefused) await found('plain-refused')
  })
  return signs
}
