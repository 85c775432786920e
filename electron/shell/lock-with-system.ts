import { powerMonitor } from 'electron'

/**
 * Whoever locks the screen or closes the lid leaves the computer to others: the vault is locked with it. A recording that is under
 * way goes on being written. The system gives little time before it sleeps, and waits for nobody.
 */
export function lockWithSystem(lock: () => Promise<void>): void {
  // What fails here is said by nobody who is there to hear it; the page still locks by itself when nobody comes back.
  const lockNow = (): void => void lock().catch(() => undefined)
  powerMonitor.on('lock-screen', lockNow)
  powerMonitor.on('suspend', lockNow)
  // On a Mac another person may be let in without anything being locked.
  powerMonitor.on('user-did-resign-active', lockNow)
}
