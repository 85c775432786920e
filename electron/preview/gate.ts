import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What the gate makes of a request before anything else looks at it. */
export type Admission = { readonly kind: 'pass' } | { readonly kind: 'refuse'; readonly status: 401 | 403 } | { readonly kind: 'enter'; readonly cookie: string }

export interface Gate {
  readonly origin: string
  /** The address that lets a browser in, and sets the cookie that keeps it in. Good until the server ends. */
  readonly entrance: string
  /** An address of the same kind that is good once: for a program's arguments, which everyone on the computer may read. */
  ticket(): string
  admit(request: Pick<IncomingMessage, 'headers' | 'method' | 'url'>): Admission
}

/**
 * Lets in only our own page: other programs on this computer do not know the token, and other sites in a browser can
 * neither send the cookie nor name themselves as us. The host is checked so that no name can be made to point here.
 */
export function openGate(port: number, token: string = randomToken()): Gate {
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  // Cookies do not know ports: each server's has a name of its own.
  const name = `second-look-${port}`
  const tickets = new Set<string>()

  return {
    origin,
    entrance: `${origin}/?token=${token}`,
    ticket() {
      const ticket = randomToken()
      tickets.add(ticket)
      return `${origin}/?token=${ticket}`
    },
    admit(request) {
      if (request.headers.host !== host) return { kind: 'refuse', status: 403 }
      if (isForeign(request, origin)) return { kind: 'refuse', status: 403 }
      const address = request.url ?? '/'
      // Not every address that a program can send is one: `//` is none.
      if (!URL.canParse(address, origin)) return { kind: 'refuse', status: 403 }
      const url = new URL(address, origin)
      const given = url.searchParams.get('token')
      if (given !== null && url.pathname === '/' && request.method === 'GET') {
        if (!tickets.delete(given) && !isSame(given, token)) return { kind: 'refuse', status: 401 }
        return { kind: 'enter', cookie: `${name}=${token}; HttpOnly; SameSite=Strict; Path=/` }
      }
      return isSame(cookieNamed(request.headers.cookie, name), token) ? { kind: 'pass' } : { kind: 'refuse', status: 401 }
    },
  }
}

/** Browsers name the origin of every request that changes something or opens a socket; there it must be ours. */
function isForeign(request: Pick<IncomingMessage, 'headers' | 'method'>, origin: string): boolean {
  const named = request.headers.origin
  if (named !== undefined) return named !== origin
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const isSocket = request.headers.upgrade !== undefined
  return isSocket || (request.method !== 'GET' && request.method !== 'HEAD')
}

function cookieNamed(header: string | undefined, name: string): string {
  const pair = (header ?? '').split(';').find((part) => part.trim().startsWith(`${name}=`))
  return pair?.trim().slice(name.length + 1) ?? ''
}

const randomToken = (): string => randomBytes(32).toString('base64url')

/** Takes as long for a near miss as for a wild guess; hashing first makes both sides equally long. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
