import type { Outcome } from '../domain/outcome'
import { failure } from '../domain/outcome'
import type { Api, EventName, Payload } from './contract'
import { NoAnswer } from './no-answer'
import { spokenCalls, type SpokenAnswer } from './spoken-calls'
import { fromWire, toWire } from './wire'

/** What the preview shell says over its socket. */
export type PreviewMessage =
  | { readonly kind: 'opened'; readonly role: 'holder' | 'already-open' }
  | { readonly kind: 'event'; readonly name: EventName; readonly payload: unknown }
  | SpokenAnswer

/** The header that says which page asks; one page at a time holds the app. */
export const CLIENT_HEADER = 'x-second-look-client'

/** The little of the browser's `WebSocket` that is needed. */
export interface PreviewSocket {
  binaryType: string
  send(bytes: Uint8Array<ArrayBuffer>): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(type: 'close', listener: () => void): void
}

export interface PreviewConnection {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly origin: string
  readonly fetch: (url: string, init: { method: 'POST'; headers: Record<string, string>; body: Uint8Array<ArrayBuffer> }) => Promise<{ readonly status: number; arrayBuffer(): Promise<ArrayBuffer> }>
  readonly openSocket: (url: string) => PreviewSocket
  readonly wait: (ms: number) => Promise<void>
  /** Random, made anew with each page. */
  readonly clientId: string
}

export type PreviewApi = Api & {
  /** What became of this page when it first connected. */
  readonly whenOpened: Promise<'holder' | 'already-open'>
  /** The program that answered this page has ended. Nothing is tried any more. */
  readonly whenLost: Promise<void>
}

/** A line that was cut is opened again at once, then twice more; a program that is gone answers none of it. */
const RECONNECT_AFTER_MS = [300, 2_000, 2_000]

/**
 * The contract over the preview shell's loopback server: calls and events over one WebSocket, calls by POST where they
 * are long or the line is just being mended. Reconnects by itself.
 */
export function connectPreview({ origin, fetch, openSocket, wait, clientId }: PreviewConnection): PreviewApi {
  const listeners = new Map<EventName, Set<(payload: unknown) => void>>()
  const spoken = spokenCalls()
  let line: PreviewSocket | null = null
  let opened: (role: 'holder' | 'already-open') => void
  const whenOpened = new Promise<'holder' | 'already-open'>((resolve) => {
    opened = resolve
  })

  let lost: () => void
  const whenLost = new Promise<void>((resolve) => {
    lost = resolve
  })
  let wasHeld = false
  let attempts = 0

  function connect(): void {
    const socket = openSocket(`${origin.replace(/^http/, 'ws')}/events?client=${clientId}`)
    let role: 'holder' | 'already-open' | null = null
    socket.binaryType = 'arraybuffer'
    socket.addEventListener('message', ({ data }) => {
      const message = fromWire(new Uint8Array(data as ArrayBuffer)) as PreviewMessage
      if (message.kind === 'event') listeners.get(message.name)?.forEach((listener) => listener(message.payload))
      else if (message.kind !== 'opened') spoken.heard(message)
      else {
        role = message.role
        if (role === 'holder') line = socket
        met(role)
      }
    })
    socket.addEventListener('close', () => {
      if (line === socket) {
        line = null
        spoken.cut()
      }
      // A page that was turned away stays so until it is loaded again: it must not take over behind a person's back.
      if (role === 'already-open') return
      const pause = RECONNECT_AFTER_MS[attempts]
      attempts += 1
      if (pause === undefined) lost()
      else void wait(pause).then(connect)
    })
  }
  function met(role: 'holder' | 'already-open'): void {
    attempts = 0
    // The app was started again, and another page has it.
    if (wasHeld && role === 'already-open') lost()
    wasHeld ||= role === 'holder'
    opened(role)
  }
  connect()

  return {
    footageBase: `${origin}/footage`,
    whenOpened,
    whenLost,
    async call(channel, args) {
      if ((await whenOpened) === 'already-open') return failure({ kind: 'already-open' })
      const said = line && spoken.ask(line, channel, args)
      if (said) return said
      const response = await fetch(`${origin}/call/${channel}`, {
        method: 'POST',
        headers: { 'content-type': 'application/msgpack', [CLIENT_HEADER]: clientId },
        body: toWire(args) as Uint8Array<ArrayBuffer>,
      }).catch((cause: unknown) => {
        throw new NoAnswer(`${channel} reached nobody`, { cause })
      })
      if (response.status !== 200) throw new Error(`${channel} was answered with status ${response.status}`)
      return fromWire(new Uint8Array(await response.arrayBuffer())) as Outcome<never>
    },
    on<E extends EventName>(name: E, listener: (payload: Payload<E>) => void) {
      const forward = (payload: unknown) => listener(payload as Payload<E>)
      const known = listeners.get(name) ?? new Set()
      listeners.set(name, known.add(forward))
      return () => void known.delete(forward)
    },
  }
}
