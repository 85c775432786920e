import type { WebFrameMain } from 'electron'

/** The app's own origin. IndexedDB belongs to it, so it never changes. */
export const ORIGIN = 'app://second-look'
export const START_PAGE = `${ORIGIN}/index.html`
export const FOOTAGE_BASE = 'vault://footage'

/** Is this an address (or an origin) of the app's own page? Compared in parts: Node calls every `app:` origin "null". */
export function isOurPage(address: string): boolean {
  return isAt(address, 'app:', 'second-look')
}

/** Is this an address of footage, as the page writes it? */
export function isFootage(address: string): boolean {
  return isAt(address, 'vault:', 'footage')
}

/** Only the top-level page of the app itself is trusted, never a frame inside it, never a frame that is gone. */
export function isTrusted(frame: Pick<WebFrameMain, 'parent' | 'url'> | null | undefined): boolean {
  return frame !== null && frame !== undefined && frame.parent === null && isOurPage(frame.url)
}

function isAt(address: string, scheme: string, host: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host: itsHost, username, password } = new URL(address)
  return protocol === scheme && itsHost === host && username === '' && password === ''
}
