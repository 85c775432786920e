import type { Api, Args, Channel, Result } from '../shared/bridge/contract'
import { connectPreview } from '../shared/bridge/preview-client'
import { valueOf } from '../shared/domain/outcome'

declare global {
  interface Window {
    readonly api?: Api
  }
}

/** The only way out of the page: Electron's preload puts `window.api` there; in a browser the preview shell is asked. */
export const api: Api & { readonly whenOpened?: Promise<'holder' | 'already-open'>; readonly whenLost?: Promise<void> } =
  window.api ??
  connectPreview({
    origin: window.location.origin,
    fetch: window.fetch.bind(window),
    openSocket: url => new WebSocket(url),
    wait: ms => new Promise(resolve => setTimeout(resolve, ms)),
    clientId: crypto.randomUUID(),
  })

/** Whether the window itself waits for the last write before it closes; a browser asks the person instead. */
export const windowWaits = window.api !== undefined

/** Asks, and throws an `AppFailure` where the answer is an expected failure. */
export async function ask<C extends Channel>(channel: C, args: Args<C>): Promise<Result<C>> {
  return valueOf(await api.call(channel, args))
}

export function footageAddress(recordingId: string, part: 'play' | 'quick' | 'thumbnails' | 'import'): string {
  return `${api.footageBase}/${recordingId}/${part}`
}
