import { request as ask, type IncomingHttpHeaders } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lendObjects, type Lending } from '../../../../electron/vault/lending/lend-objects'
import { isOfSamePerson, ownerOf } from '../../../../electron/vault/lending/same-person'
import { tryHostileRequests } from './hostile-requests'

const film = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251))
const key = 'recordings/r/original' as const
let lending: Lending
let readings = 0
let stopped = 0
/** Set: reading does not go on after the first piece. */
let standsStill = false

beforeEach(() => {
  readings = 0
  stopped = 0
  standsStill = false
  lending = lendObjects(async function* (_, { start, end }) {
    readings += 1
    try {
      for (let at = start; at < end; at += 50_000) {
        yield film.subarray(at, Math.min(end, at + 50_000))
        if (standsStill) await new Promise<void>((resolve) => setTimeout(resolve, 60_000).unref())
      }
    } finally {
      stopped += 1
    }
  })
})
afterEach(() => lending.close())

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

function get(url: string, options: { method?: string; headers?: Record<string, string>; path?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = ask(url, { agent: false, ...options }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

test('what is lent can be read whole and in part', async () => {
  const { url } = await lending.lend(key, film.length)
  expect((await get(url)).body.equals(film)).toBe(true)
  const part = await get(url, { headers: { range: 'bytes=99990-100009' } })
  expect(part.status).toBe(206)
  expect(part.headers['content-range']).toBe('bytes 99990-100009/300000')
  expect(part.headers['cache-control']).toBe('no-store')
  expect(part.body.equals(film.subarray(99_990, 100_010))).toBe(true)
  expect((await get(url, { headers: { range: 'bytes=299999-' } })).body.length).toBe(1)
})

test('its length can be asked for without reading any of it', async () => {
  const { url } = await lending.lend(key, film.length)
  const answer = await get(url, { method: 'HEAD' })
  expect(answer.headers['content-length']).toBe('300000')
  expect(answer.body.length).toBe(0)
  expect(readings).toBe(0)
})

test.each<[string, number, { method?: string; headers?: Record<string, string> }]>([
  ['a page of a browser', 404, { headers: { origin: 'null' } }],
  ['a browser that says where it comes from', 404, { headers: { referer: 'http://example.org/' } }],
  ['a browser that says what it wants', 404, { headers: { 'sec-fetch-mode': 'no-cors' } }],
  ['who calls this computer by another name', 404, { headers: { host: 'localhost' } }],
  ['who wants to change something', 405, { method: 'PUT' }],
  ['who wants what lies after the end', 416, { headers: { range: 'bytes=300000-' } }],
  ['who wants several parts at once', 416, { headers: { range: 'bytes=0-1,5-6' } }],
  ['who wants the end first', 416, { headers: { range: 'bytes=-5' } }],
])('%s gets %i and no byte', async (_, status, options) => {
  const { url } = await lending.lend(key, film.length)
  const answer = await get(url, options)
  expect(answer.status).toBe(status)
  expect(answer.body.length).toBe(0)
  expect(readings).toBe(0)
})

test('another address has nothing', async () => {
  const { url } = await lending.lend(key, film.length)
  for (const path of ['/', '/vault.json', `${new URL(url).pathname}/`, `${new URL(url).pathname}?`, new URL(url).pathname.slice(0, -1)]) {
    expect((await get(url, { path })).status).toBe(404)
  }
  expect(readings).toBe(0)
})

test('with the loan ends what is being read', async () => {
  standsStill = true
  const other = await lending.lend(key, film.length)
  const loan = await lending.lend(key, film.length)
  const { url } = loan
  const reading = get(url)
  await expect.poll(() => readings).toBe(1)
  await loan.release()
  await expect(reading).rejects.toThrow(/aborted|hang up|ECONNRESET/)
  expect((await get(url, { path: '/' })).status).toBe(404)
  await other.release()
})

test('who hangs up early stops the reading', async () => {
  const { url } = await lending.lend(key, film.length)
  await new Promise<void>((resolve) => {
    const asked = ask(url, { agent: false }, (response) => {
      response.once('data', () => {
        response.destroy()
        resolve()
      })
    })
    asked.end()
  })
  await expect.poll(() => stopped).toBe(1)
})

test('while nothing is lent, no port is open', async () => {
  const loan = await lending.lend(key, film.length)
  const { url } = loan
  await loan.release()
  await expect(get(url)).rejects.toThrow('ECONNREFUSED')
  const again = await lending.lend(key, film.length)
  expect((await get(again.url)).body.length).toBe(film.length)
})

test('five thousand hostile requests get nothing', () => {
  expect(tryHostileRequests(5_000, 20_260_301).bad).toEqual([])
})

test('on Linux, another person on this computer is told by the owner of the connection', async () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:9C40 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001        0 23456 1 0000000000000000 20 4 30 10 -1',
    '   1: 0100007F:1F90 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 23457 1 0000000000000000 20 4 30 10 -1',
  ].join('\n')
  expect(ownerOf(table, 40_000, 8_080)).toBe(1_001)
  expect(ownerOf(table, 8_080, 40_000)).toBe(1_000)
  expect(ownerOf(table, 40_001, 8_080)).toBeNull()
  const socket = { localPort: 8_080, remotePort: 40_000 }
  const own = table.replace(' 1001 ', ` ${process.getuid?.() ?? 0} `)
  const foreign = table.replace(' 1001 ', ` ${(process.getuid?.() ?? 0) + 1} `)
  expect(await isOfSamePerson(socket, async () => own)).toBe(true)
  if (process.getuid) expect(await isOfSamePerson(socket, async () => foreign)).toBe(false)
  if (process.getuid) expect(await isOfSamePerson(socket, async () => '')).toBe(false)
  expect(await isOfSamePerson(socket, async () => null)).toBe(true)
})
