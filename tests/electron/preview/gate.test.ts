import { describe, expect, test } from 'vitest'
import { openGate } from '../../../electron/preview/gate'

const TOKEN = 'the-token-of-this-run'
const gate = openGate(25_000, TOKEN)
const host = '127.0.0.1:25000'
const origin = `http://${host}`
const cookie = `second-look-25000=${TOKEN}`

const admit = (headers: Record<string, string>, url = '/', method = 'GET') => gate.admit({ headers, url, method })

describe('the gate lets in', () => {
  test('whoever brings the token, and gives them a cookie that only our page can send', () => {
    expect(admit({ host }, `/?token=${TOKEN}`)).toEqual({ kind: 'enter', cookie: `${cookie}; HttpOnly; SameSite=Strict; Path=/` })
  })

  test('our page, which brings the cookie', () => {
    expect(admit({ host, cookie })).toEqual({ kind: 'pass' })
    expect(admit({ host, cookie: `other=1; ${cookie}; more=2`, 'sec-fetch-site': 'same-origin' })).toEqual({ kind: 'pass' })
    expect(admit({ host, cookie, origin }, '/call/app:start', 'POST')).toEqual({ kind: 'pass' })
    expect(admit({ host, cookie, origin, upgrade: 'websocket' }, '/events')).toEqual({ kind: 'pass' })
  })
})

describe('the gate keeps out', () => {
  test.each<[string, Record<string, string>, string?, string?]>([
    ['whoever brings nothing', { host }],
    ['a wrong token', { host }, '/?token=guess'],
    ['an empty token', { host, cookie }, '/?token='],
    ['a wrong cookie', { host, cookie: 'second-look-25000=guess' }],
    ['the cookie of another data folder', { host, cookie: `second-look-25001=${TOKEN}` }],
    ['a name that was made to point here', { host: 'evil.example:25000', cookie }],
    ['our address under its other name, where the database would be another', { host: 'localhost:25000', cookie }],
    ['a request without a host', { cookie }],
    ['another site, even with the cookie', { host, cookie, origin: 'https://evil.example' }],
    ['a page without an origin', { host, cookie, origin: 'null' }],
    ['another port of this computer', { host, cookie, origin: 'http://127.0.0.1:25001' }],
    ['a link or picture on another site', { host, cookie, 'sec-fetch-site': 'cross-site' }],
    ['another port, seen as the same site', { host, cookie, 'sec-fetch-site': 'same-site' }],
    ['a call that names no origin', { host, cookie }, '/call/app:start', 'POST'],
    ['a socket that names no origin', { host, cookie, upgrade: 'websocket' }, '/events'],
    ['a token given to a call', { host, origin }, `/?token=${TOKEN}`, 'POST'],
  ])('%s', (_, headers, url, method) => {
    expect(admit(headers, url, method).kind).toBe('refuse')
  })
})

test('each run has a token of its own, too long to guess', () => {
  const tokens = [openGate(1), openGate(1)].map(({ entrance }) => new URL(entrance).searchParams.get('token'))
  expect(tokens[0]).toMatch(/^[\w-]{43}$/)
  expect(tokens[0]).not.toBe(tokens[1])
})

test('a ticket lets a browser in once, since everyone on the computer may read it off a program that was started', () => {
  const gate = openGate(25_000, TOKEN)
  const ticket = new URL(gate.ticket())
  expect(ticket.href).not.toContain(TOKEN)
  const goIn = () => gate.admit({ headers: { host }, method: 'GET', url: ticket.pathname + ticket.search })
  expect(goIn()).toEqual({ kind: 'enter', cookie: `${cookie}; HttpOnly; SameSite=Strict; Path=/` })
  expect(goIn()).toEqual({ kind: 'refuse', status: 401 })
})

test.each(['//', '///', 'http://['])('%s, which is no address, is refused and is no bug', (url) => {
  expect(admit({ host, cookie }, url)).toEqual({ kind: 'refuse', status: 403 })
})
