import type { App } from 'electron'

export interface Leaving {
  /** The window is gone: put everything away, then quit. */
  leave(): void
}

/** Quits only when everything is put away, however the quitting began and however often it is asked for. */
export function leaveInOrder(app: Pick<App, 'on' | 'quit'>, putAway: () => Promise<void>, isWindowOpen: () => boolean): Leaving {
  let state: 'here' | 'leaving' | 'gone' = 'here'

  async function leaveNow(): Promise<void> {
    try {
      await putAway()
    } finally {
      state = 'gone'
      app.quit()
    }
  }

  function leave(): void {
    if (state !== 'here') return
    state = 'leaving'
    // What could not be put away must not keep the app from ending; the next start sweeps.
    leaveNow().catch(() => undefined)
  }

  // With a listener, Electron leaves it to us to quit.
  app.on('window-all-closed', leave)
  // While the window is open its own closing comes first, and holds the quitting up by itself.
  app.on('before-quit', (event) => {
    if (state === 'gone' || isWindowOpen()) return
    event.preventDefault()
    leave()
  })
  return { leave }
}
