import { join } from 'node:path'
import type { Id } from '../../shared/domain/ids'
import { AppFailure } from '../../shared/domain/outcome'
import type { Catalogue } from './catalogue/catalogue'
import type { LiveRecordings } from './objects/live-recordings'
import type { ObjectStore } from './objects/object-store'

export interface ErasingRooms {
  readonly root: string
  readonly catalogue: Catalogue
  readonly objects: ObjectStore
  readonly live: LiveRecordings
}

export interface Erased {
  readonly recordingIds: ReadonlySet<Id>
  /** Families and sessions: what was written about them goes. */
  readonly groups: ReadonlySet<string>
  /** Whose key is thrown away as well, and made anew when it is needed. */
  readonly renewed: ReadonlySet<string>
}

/**
 * Destroys keys first, all of them in one new catalogue: after a crash at any point either nothing is erased or no key is
 * left. Then the bytes go; those that a crash leaves are swept at the next start.
 */
export async function eraseOwners({ root, catalogue, objects, live }: ErasingRooms, { recordingIds, groups, renewed }: Erased): Promise<void> {
  for (const recordingId of recordingIds) await live.release(recordingId)
  const gone = new Set([...recordingIds, ...groups])
  const filesOf = (owners: ReadonlySet<string>) => [...catalogue.contents.objects.values()].filter(({ owner }) => owners.has(owner)).map(({ file }) => file)
  const removeAll = async (files: readonly string[]): Promise<void> => {
    for (const file of files) await objects.removeFile({ path: join(root, 'media', file) })
  }
  try {
    await removeAll(await catalogue.erase(gone, renewed))
  } catch (error) {
    if (!(error instanceof AppFailure && error.error.kind === 'disk-full')) throw error
    // There is no room even for a new catalogue: only here do the bytes go before the keys.
    await removeAll(filesOf(recordingIds))
    await removeAll(await catalogue.erase(gone, renewed))
  }
}
