import type { Args } from '../shared/bridge/contract'

/** What the handlers need of the shell they run in; the Electron and the preview shell each provide one. */
export interface ShellPort {
  readonly kind: 'electron' | 'preview'
  readonly printing: 'file' | 'browser'
  showMenu(items: Args<'menu:show'>['items']): void
  /** The page as it prints, written where the person chose; false where they cancelled or the shell cannot. */
  savePageAsPdf(title: string): Promise<boolean>
  /** The page has everything on disk: the window may close now. */
  readyToClose(): void
}
