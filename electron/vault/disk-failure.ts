import { AppFailure } from '../../shared/domain/outcome'
import { codeOf } from './disk'

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Does something on the disk, and says what the disk refused in the app's own words. Bugs pass through unchanged. */
export async function onDisk<T>(neededBytes: number, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw asFailure(error, neededBytes)
  }
}

function asFailure(error: unknown, neededBytes: number): unknown {
  const code = codeOf(error)
  // Node's own complaints about wrong arguments carry a code too; those are bugs.
  if (code === null || code.startsWith('ERR_')) return error
  if (FULL.has(code)) return new AppFailure({ kind: 'disk-full', neededBytes })
  return new AppFailure({ kind: 'storage-failed', code })
}
