import { timingSafeEqual } from 'node:crypto'

export interface LendingRequest {
  readonly method?: string | undefined
  readonly url?: string | undefined
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

export interface Lent {
  /** The address after the slash; nobody can guess it. */
  readonly token: Buffer
  readonly bytes: number
}

export type Checked<T> =
  | { readonly status: 404 | 405 }
  | { readonly status: 416; readonly bytes: number }
  | { readonly status: 200 | 206; readonly loan: T; readonly start: number; readonly end: number }

/** What a request on this port may have. Anything that a browser might send, or that came by another name of this computer, has nothing. */
export function checkRequest<T extends Lent>({ method, url, headers }: LendingRequest, port: number, loans: Iterable<T>): Checked<T> {
  const loan = headers['host'] === `127.0.0.1:${port}` && !isOfBrowser(headers) ? loanAt(url ?? '', loans) : null
  if (!loan) return { status: 404 }
  if (method !== 'GET' && method !== 'HEAD') return { status: 405 }
  const { range } = headers
  if (range === undefined) return { status: 200, loan, start: 0, end: loan.bytes }
  const wanted = typeof range === 'string' ? rangeOf(range, loan.bytes) : null
  return wanted ? { status: 206, loan, ...wanted } : { status: 416, bytes: loan.bytes }
}

// A page that got hold of an address still has it only with these: no script can take them off a request.
const isOfBrowser = (headers: LendingRequest['headers']): boolean =>
  Object.keys(headers).some((name) => name.startsWith('sec-') || ['origin', 'referer', 'cookie', 'access-control-request-method'].includes(name))

// Every loan is compared, and each comparison takes the same time, wherever two tokens part.
function loanAt<T extends Lent>(url: string, loans: Iterable<T>): T | null {
  if (url.length > 64) return null
  const given = Buffer.from(url)
  let found: T | null = null
  for (const loan of loans) {
    const own = Buffer.concat([SLASH, loan.token])
    if (own.length === given.length && timingSafeEqual(own, given)) found = loan
  }
  return found
}

const SLASH = Buffer.from('/')

/** `[start, end)`; null where nothing of it is there. Only one range, from a place on, as ffmpeg asks. */
function rangeOf(header: string, bytes: number): { readonly start: number; readonly end: number } | null {
  const match = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header)
  if (!match) return null
  const start = Number(match[1])
  const end = match[2] === '' ? bytes : Math.min(bytes, Number(match[2]) + 1)
  return start < end ? { start, end } : null
}
