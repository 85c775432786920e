import { AppFailure, type BackupTargetProblem } from '../../../shared/domain/outcome'
import { codeOf } from '../../vault/disk'

const problems: Readonly<Record<string, BackupTargetProblem>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  // No file on a FAT32 stick may have 4 GiB or more.
  EFBIG: 'file-limit',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  ENODEV: 'gone',
  ENXIO: 'gone',
  EIO: 'gone',
  EBADF: 'gone',
  ESTALE: 'gone',
  ENOTCONN: 'gone',
  EHOSTDOWN: 'gone',
  EHOSTUNREACH: 'gone',
  ENETUNREACH: 'gone',
  ETIMEDOUT: 'gone',
}

/** Does something where the backup lies, and says what that place refused. What the vault's own disk refuses is something else. */
export async function onTarget<T>(neededBytes: number, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const code = codeOf(error)
    if (code === null || code.startsWith('ERR_')) throw error
    throw targetFailure(problems[code] ?? 'refused', neededBytes)
  }
}

export function targetFailure(problem: BackupTargetProblem, neededBytes = 0): AppFailure {
  return new AppFailure({ kind: 'backup-target', problem, neededBytes })
}
