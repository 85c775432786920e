import type { BrowserWindow } from 'electron'
import { askWhetherToTryAgain } from './dialogs'

const OFTEN = 3
const A_SHORT_WHILE_MS = 60_000

export interface PageRestarts {
  /** The page's process ended by itself. Rejects where the disk refuses. */
  readonly pageGone: () => Promise<void>
  readonly close: () => void
}

/** Brings the page back when its process ends; asks the person once it ends again and again. */
export function restartPage(window: BrowserWindow, { pageGone, close }: PageRestarts): void {
  let restarts: readonly number[] = []

  async function bringBack(): Promise<void> {
    // Whatever could not be let go of is on disk as far as it got, and is looked at when the app starts again.
    await pageGone().catch((error: unknown) => console.error(error))
    const now = performance.now()
    restarts = [...restarts.filter((then) => now - then < A_SHORT_WHILE_MS), now]
    if (restarts.length > OFTEN) {
      if ((await askWhetherToTryAgain(window)) === 'close') return close()
      restarts = []
    }
    if (!window.isDestroyed()) window.reload()
  }

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void bringBack()
  })
}
