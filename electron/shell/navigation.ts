import type { App, Session, WebContents } from 'electron'
import { isOurPage, ORIGIN } from './origin'

/** No page but ours, no second window, no page inside a page, for everything that is ever created. */
export function guardNavigation(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => keepOnOurPage(contents))
}

function keepOnOurPage(contents: WebContents): void {
  contents.on('will-navigate', refuseForeign)
  contents.on('will-frame-navigate', refuseForeign)
  contents.on('will-redirect', event => event.preventDefault())
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** A page may hand over what it made itself, and the person says where to; nothing else is ever downloaded. */
export function guardDownloads(session: Pick<Session, 'on'>): void {
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${ORIGIN}/`)) event.preventDefault()
  })
}

/** A file dropped on the window arrives here too, as a navigation to `file:`. */
function refuseForeign(event: { readonly url: string; preventDefault(): void }): void {
  if (!isOurPage(event.url)) event.preventDefault()
}
