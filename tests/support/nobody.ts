import type { ShellPort } from '../../electron/shell-port'
import { AppFailure } from '../../shared/domain/outcome'

/** A shell with nobody in front of it: whatever is asked is cancelled. */
export const nobody: ShellPort = {
  kind: 'preview',
  printing: 'browser',
  showInFolder: null,
  backupFolder: null,
  showMenu: () => undefined,
  choosePdfFile: async () => null,
  printPage: () => Promise.reject(new AppFailure({ kind: 'not-available' })),
  chooseCopyFile: async () => null,
  chooseServiceKeyFile: async () => null,
  chooseBackupFolder: async () => null,
  chooseBackupFile: async () => null,
  readyToClose: () => undefined,
}
