import { windowWaits } from '../bridge'

/** A browser's own question before it closes; the app's window sees by itself to what is under way. Gives back how to stop asking. */
export function askBeforeUnload(): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (!windowWaits) event.preventDefault()
  }
  window.addEventListener('beforeunload', ask)
  return () => window.removeEventListener('beforeunload', ask)
}
