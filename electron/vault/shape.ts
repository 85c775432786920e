import { join } from 'node:path'
import { AppFailure } from '../../shared/domain/outcome'
import type { Disk } from './disk'

/** Counts up with every change of how the vault's files lie. Until the first release nothing is carried over. */
const SHAPE = '1'
const SHAPE_FILE = 'shape'

/**
 * Writes down the shape of a new vault, and refuses one of another shape (`other-version`) before anything in it is touched.
 * A vault that holds recordings but says nothing is older than this file.
 */
export async function checkShape(disk: Disk, root: string): Promise<void> {
  const path = join(root, SHAPE_FILE)
  const known = (await disk.facts(path)) === null ? null : (await disk.readFile(path)).toString('utf8').trim()
  if (known === SHAPE) return
  const isNew = (known === null || known === '') && (await disk.names(join(root, 'recordings'))).length === 0
  if (!isNew) throw new AppFailure({ kind: 'other-version' })
  await disk.makeFolder(root)
  await disk.remove(path)
  const file = await disk.open(path, 'new')
  await file.write(Buffer.from(SHAPE))
  await file.sync()
  await file.close()
  await disk.syncFolder(root)
}
