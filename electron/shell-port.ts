import type { Args } from '../shared/bridge/contract'

/** What the handlers need of the shell they run in; the Electron and the preview shell each provide one. */
export interface ShellPort {
  readonly kind: 'electron' | 'preview'
  readonly printing: 'file' | 'browser'
  showMenu(items: Args<'menu:show'>['items']): void
  /** The file that the page is to be printed to; null where the person cancelled or the shell cannot. */
  choosePdfFile(title: string): Promise<string | null>
  /** The page as it prints, a PDF file's bytes. */
  printPage(): Promise<Uint8Array>
  /** The file that a copy of a film is to be written to; null where the person cancelled. */
  chooseCopyFile(): Promise<string | null>
  /** The same for a service's new key pair. */
  chooseServiceKeyFile(): Promise<string | null>
  /** Opens the folder of a file that was written for the person, and points at it; null in a shell that cannot. */
  readonly showInFolder: ((path: string) => void) | null
  /** Where backups go in a shell that cannot ask; null where the person chooses. */
  readonly backupFolder: string | null
  /** Absolute; null where the person chose none. `not-available` where the shell cannot ask. */
  chooseBackupFolder(): Promise<string | null>
  chooseBackupFile(): Promise<string | null>
  /** The page has everything on disk: the window may close now. */
  readyToClose(): void
}
