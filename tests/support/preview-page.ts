import { setTimeout as wait } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import { connectPreview, type PreviewApi, type PreviewSocket } from '../../shared/bridge/preview-client'

export interface PreviewPage {
  readonly api: PreviewApi
  readonly cookie: string
  readonly origin: string
  /** The page is closed: its socket with it. */
  close(): void
}

/** A page of the preview shell without a browser: goes in by the entrance, keeps the cookie, speaks as our page does. */
export async function openPage(entrance: string, clientId: string = randomUUID()): Promise<PreviewPage> {
  const { origin } = new URL(entrance)
  const cookie = await enter(entrance)
  const headers = { cookie, origin }
  let socket: WebSocket | undefined
  let isClosed = false
  const api = connectPreview({
    origin,
    clientId,
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...headers } }),
    openSocket(url) {
      socket = new WebSocket(url, { headers })
      socket.on('error', () => undefined)
      return socket as unknown as PreviewSocket
    },
    // A closed page does not come back.
    wait: async (ms) => {
      await wait(ms)
      if (isClosed) await new Promise(() => undefined)
    },
  })
  return {
    api,
    cookie,
    origin,
    close() {
      isClosed = true
      socket?.terminate()
    },
  }
}

/** Follows the entrance and gives the cookie it sets. */
export async function enter(entrance: string): Promise<string> {
  const response = await fetch(entrance, { redirect: 'manual' })
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
