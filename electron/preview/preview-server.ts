import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { WebSocketServer } from 'ws'
import { CONTENT_SECURITY_POLICY } from '../../shared/bridge/content-security-policy'
import type { Announce, Handlers } from '../../shared/bridge/contract'
import type { Page, Pages } from '../pages'
import { toWire } from '../../shared/bridge/wire'
import { answerCall } from './call-endpoint'
import { openGate, type Gate } from './gate'
import { pageHolder, type PageHolder } from './page-holder'
import { answerSpoken } from './spoken-call'
import { sendWebResponse, toWebRequest } from './web-request'

export interface PreviewServer {
  /** Not listening yet: `holdDataFolder` makes it listen, on the folder's port. */
  readonly http: Server
  readonly announce: Announce
  /** From here on requests are answered; gives the addresses that let a browser in. */
  open(port: number, rooms: Rooms): Pick<Gate, 'entrance' | 'ticket'>
  close(): Promise<void>
}

export interface Rooms {
  readonly handlers: Handlers
  readonly serveFootage: (request: Request) => Promise<Response>
  readonly pages: Pages
  /** The page that held the app is gone. */
  readonly whenPageGone: () => void
  /** One holds it, again or for the first time. */
  readonly whenPageThere: () => void
}

const REFUSAL = 'Second Look opens in its own window only. Close this page, and start Second Look again if its window is gone.\n'

// Some others cannot even be put into a `Request`.
const FOOTAGE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST'])

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=()',
  'cache-control': 'no-store',
} as const

/** The loopback server of the preview shell: pages, calls, events and footage, for our own page only. */
export function makePreviewServer(): PreviewServer {
  let whenPageGone: () => void = () => undefined
  let whenPageThere: () => void = () => undefined
  const holder = pageHolder(() => whenPageGone(), () => whenPageThere())
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1_024, perMessageDeflate: false })
  // A long film may take longer to import than any limit on a request would guess.
  const http = createServer({ requestTimeout: 0, headersTimeout: 30_000, highWaterMark: 1_024 * 1_024 })

  function open(port: number, rooms: Rooms): Gate {
    const gate = openGate(port)
    whenPageGone = rooms.whenPageGone
    whenPageThere = rooms.whenPageThere
    http.on('request', (request, response) => {
      respond(request, response, gate, rooms, holder).catch((error: unknown) => {
        console.error(error)
        if (response.headersSent) response.destroy()
        else response.writeHead(500).end()
      })
    })
    http.on('upgrade', (request, socket, head) => {
      // Node has let go of the socket: unheard, a caller that hangs up would end the app.
      socket.on('error', () => socket.destroy())
      const clientId = admittedClient(request, gate)
      if (clientId === null) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n', () => socket.destroy())
        return
      }
      sockets.handleUpgrade(request, socket, head, (opened) => {
        opened.on('error', () => opened.terminate())
        opened.on('message', (bytes: Buffer) => {
          void answerSpoken(bytes, rooms.handlers, holder.isHolder(clientId), console.error).then((answer) => {
            if (!answer) opened.terminate()
            else if (opened.readyState === opened.OPEN) opened.send(toWire(answer))
          })
        })
        void holder.greet(opened, clientId)
      })
    })
    return gate
  }

  return {
    http,
    announce: (name, payload) => holder.announce({ kind: 'event', name, payload }),
    open,
    async close() {
      holder.close()
      for (const socket of sockets.clients) socket.terminate()
      http.closeAllConnections()
      await new Promise<void>((resolve) => http.close(() => resolve()))
    },
  }
}

/** The name of the page that opens its line for events, or null for whoever may not. */
function admittedClient(request: IncomingMessage, gate: Gate): string | null {
  if (gate.admit(request).kind !== 'pass') return null
  const { pathname, searchParams } = new URL(request.url ?? '/', gate.origin)
  const clientId = searchParams.get('client') ?? ''
  return pathname === '/events' && /^[\w-]{8,64}$/.test(clientId) ? clientId : null
}

async function respond(request: IncomingMessage, response: ServerResponse, gate: Gate, rooms: Rooms, holder: PageHolder): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value)
  const admission = gate.admit(request)
  if (admission.kind === 'refuse') {
    response.writeHead(admission.status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(REFUSAL)
    return
  }
  if (admission.kind === 'enter') {
    response.writeHead(303, { location: '/', 'set-cookie': admission.cookie }).end()
    return
  }

  const { pathname } = new URL(request.url ?? '/', gate.origin)
  if (pathname.startsWith('/footage/')) {
    if (!FOOTAGE_METHODS.has(request.method ?? '')) {
      response.writeHead(405).end()
      return
    }
    await sendWebResponse(await rooms.serveFootage(toWebRequest(request, gate.origin)), response)
    return
  }
  if (pathname.startsWith('/call/') && request.method === 'POST') {
    const answered = await answerCall(request, pathname.slice('/call/'.length), rooms.handlers, (clientId) => holder.isHolder(clientId))
    response.writeHead(answered.status, { 'content-type': 'application/msgpack', 'content-length': answered.bytes.length }).end(answered.bytes)
    return
  }
  await sendPage(request, response, rooms.pages.get(pathname))
}

async function sendPage(request: IncomingMessage, response: ServerResponse, page: Page | undefined): Promise<void> {
  if (!page) {
    response.writeHead(404).end()
    return
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405).end()
    return
  }
  const bytes = await page.bytes()
  response.writeHead(200, { 'content-type': page.contentType, 'content-length': bytes.length, 'cache-control': page.caching })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}
