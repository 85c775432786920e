import type { ShellPort } from '../../electron/shell-port'

/** A shell with nobody in front of it: whatever is asked is cancelled. */
export const nobody: ShellPort = {
  kind: 'preview',
  printing: 'browser',
  showInFolder: null,
  backupFolder: null,
  showMenu: () => undefined,
  savePageAsPdf: async () => false,
  chooseCopyFile: async () => null,
  chooseServiceKeyFile: async () => null,
  chooseBackupFolder: async () => null,
  chooseBackupFile: async () => null,
  readyToClose: () => undefined,
}
