import { checkRequest, type LendingRequest } from '../../../../electron/vault/lending/check-request'

const PORT = 40_123
const TOKEN = 'dK3v0S5mZq8yXw1hB7nT_cLr2fJ-aEoPuGi4Q9sMtVY'
const BYTES = 10_000

/**
 * Addresses and ranges as someone might send who wants something that was not lent to him. `cases` were tried, `bad` of them
 * were answered with bytes that were not theirs; the same seed gives the same requests.
 */
export function tryHostileRequests(cases: number, seed: number): { readonly cases: number; readonly bad: readonly string[] } {
  const next = numbersFrom(seed)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T
  const loans = [{ token: Buffer.from(TOKEN), bytes: BYTES }]
  const bad: string[] = []
  for (let index = 0; index < cases; index += 1) {
    const isLent = next() < 0.3
    const url = isLent ? `/${TOKEN}` : hostileAddress(next, pick)
    const host = next() < 0.7 ? `127.0.0.1:${PORT}` : pick(hosts)
    const range = next() < 0.2 ? undefined : hostileRange(next, pick)
    const method = pick(methods)
    const request: LendingRequest = { method, url, headers: { host, ...(range === undefined ? {} : { range }), ...pick(moreHeaders) } }
    if (!isFair(request)) bad.push(JSON.stringify(request))
  }
  return { cases, bad }

  function isFair(request: LendingRequest): boolean {
    let answer: ReturnType<typeof checkRequest<(typeof loans)[number]>>
    try {
      answer = checkRequest(request, PORT, loans)
    } catch {
      return false
    }
    if (!('loan' in answer)) return true
    const { start, end, status } = answer
    const mayHave = request.url === `/${TOKEN}` && request.headers['host'] === `127.0.0.1:${PORT}` && Object.keys(request.headers).every((name) => name === 'host' || name === 'range' || name === 'user-agent')
    const isWithin = Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start < end && end <= BYTES
    const isWhole = status === 206 || (request.headers['range'] === undefined && start === 0 && end === BYTES)
    return mayHave && isWithin && isWhole && (request.method === 'GET' || request.method === 'HEAD')
  }
}

type Next = () => number
type Pick = <T>(values: readonly T[]) => T

const methods = ['GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'get', '', 'GET '] as const
const hosts = ['localhost:40123', '127.0.0.1', '127.0.0.1:80', '127.0.0.2:40123', '[::1]:40123', '0.0.0.0:40123', '2130706433:40123', '127.1:40123', 'evil.example', '127.0.0.1:40123@evil.example', 'evil.example:40123', '127.0.0.1:40123.', ' 127.0.0.1:40123', '', '127.0.0.1:040123'] as const
const moreHeaders: readonly LendingRequest['headers'][] = [
  {}, {}, {}, {}, { 'user-agent': 'Lavf/61.1.100' }, { origin: 'null' }, { origin: 'http://127.0.0.1:40123' }, { referer: '' }, { 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-mode': 'no-cors' }, { cookie: 'a=b' }, { 'sec-ch-ua': '' }, { 'access-control-request-method': 'GET' },
]
const pieces = ['..', '.', '%2e%2e', '%252e%252e', '\\', '%5c', '%00', '\0', '/', '//', 'vault.json', 'etc/passwd', 'C:', '?', '#', ';', '@', 'ü', 'u\u0308', '﹒﹒', 'recordings', 'original', TOKEN, '%2F', ' ', '\t', '~'] as const
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+%/.'.split('')

function hostileAddress(next: Next, pick: Pick): string {
  const at = Math.floor(next() * TOKEN.length)
  switch (Math.floor(next() * 8)) {
    case 0:
      return `/${Array.from({ length: Math.floor(next() * 8) }, () => pick(pieces)).join('/')}`
    case 1:
      return `/${TOKEN.slice(0, at)}${pick(letters.filter((letter) => letter !== TOKEN[at]))}${TOKEN.slice(at + 1)}`
    case 2:
      return `/${TOKEN.slice(0, at)}`
    case 3:
      return `/${TOKEN}${pick(['/', '?', '#', '%00', '.', ' ', '=', TOKEN, '/..'])}`
    case 4:
      return pick(['', '*', TOKEN, `//${TOKEN}`, `/./${TOKEN}`, `/x/../${TOKEN}`, `http://127.0.0.1:${PORT}/${TOKEN}`, `/%64${TOKEN.slice(1)}`, `/${TOKEN.toLowerCase()}`])
    case 5:
      return `/${'A'.repeat(Math.floor(next() * 8_192))}`
    case 6:
      return `/${Array.from({ length: TOKEN.length }, () => pick(letters)).join('')}`
    default:
      return `/${String.fromCharCode(...Array.from({ length: TOKEN.length }, () => Math.floor(next() * 0x1_0000)))}`
  }
}

const numbers = ['0', '1', '9999', '10000', '10001', '-1', '', '00', '1e3', '0x10', '1.5', '+1', ' 1', '999999999999999', '9007199254740993', '99999999999999999999', 'NaN', 'Infinity', '١'] as const

function hostileRange(next: Next, pick: Pick): string | readonly string[] {
  const range = `${pick(numbers)}-${pick(numbers)}`
  switch (Math.floor(next() * 6)) {
    case 0:
      return `bytes=${range},${pick(numbers)}-${pick(numbers)}`
    case 1:
      return pick(['bytes', 'bytes=', 'items=0-1', 'BYTES=0-1', 'bytes = 0-1', '=0-1', '\0', `bytes=${'0'.repeat(2_000)}-`])
    case 2:
      return [`bytes=${range}`, 'bytes=0-']
    default:
      return `bytes=${range}`
  }
}

/** Evenly spread between 0 and 1; the same seed gives the same numbers. */
function numbersFrom(seed: number): Next {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}
