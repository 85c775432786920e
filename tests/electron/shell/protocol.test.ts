import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { session } from 'electron'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { serveFootage } from '../../../electron/footage'
import { listPages } from '../../../electron/pages'
import { registerSchemes, serveSchemes } from '../../../electron/shell/protocol'
import { openVault } from '../../support/test-vault'
import type { Vault } from '../../../electron/vault/vault'
import { CONTENT_SECURITY_POLICY } from '../../../shared/bridge/content-security-policy'
import * as fake from '../../support/fake-electron'

vi.mock('electron', () => import('../../support/fake-electron'))

const SECRET = 'outside the page'
const FOOTAGE = Uint8Array.from({ length: 5_000 }, (_value, index) => index % 251)
const received = vi.fn<(recordingId: string) => void>()
let root: string
let vault: Vault

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'second-look-protocol-'))
  await mkdir(join(root, 'renderer', 'assets'), { recursive: true })
  await writeFile(join(root, 'secret.html'), SECRET)
  await writeFile(join(root, 'renderer', 'index.html'), '<!doctype html>')
  await writeFile(join(root, 'renderer', 'assets', 'index-Ab1.js'), 'export {}')
  await writeFile(join(root, 'renderer', 'assets', 'notes.exe'), 'no page has a use for this')
  vault = await openVault(root)
  const writer = await vault.write('recordings/play-1/original')
  await writer.append(FOOTAGE)
  await writer.commit()
  await vault.updateFacts('play-1', { sessionId: null, origin: 'file', mimeType: 'video/mp4', startedAt: '2026-01-01T00:00:00.000Z', state: 'closed' })
})
afterAll(async () => {
  await vault.close()
  await rm(root, { recursive: true })
})

beforeEach(async () => {
  fake.startAnew()
  received.mockClear()
  const imports = {
    begin: async () => ({ recordingId: 'new-1' }),
    receive: async (recordingId: string) => received(recordingId),
    finish: () => Promise.reject(new Error('not asked for here')),
    cancel: async () => false, endFor: async () => ({ recordingIds: [], allow: () => undefined }),
  }
  registerSchemes()
  serveSchemes(session.defaultSession, { pages: await listPages(join(root, 'renderer')), serveFootage: (request) => serveFootage(request, { vault, imports }) })
})

async function ask(address: string, init: RequestInit = {}): Promise<Response> {
  const answer = fake.session.defaultSession.schemes.get(new URL(address).protocol.slice(0, -1))
  if (!answer) throw new Error(`Nobody serves ${address}`)
  return answer(new Request(address, init))
}

test('both schemes are registered as secure places of their own, and none may go round the policy', () => {
  const registered = fake.protocol.registerSchemesAsPrivileged.mock.calls[0]![0]
  expect(registered.map(({ scheme }) => scheme)).toEqual(['app', 'vault'])
  for (const { privileges } of registered) expect(privileges).toEqual({ standard: true, secure: true, supportFetchAPI: true, stream: true, corsEnabled: true, codeCache: true })
})

describe('the page', () => {
  test.each(['app://second-look/', 'app://second-look', 'app://second-look/index.html', 'app://second-look/index.html?x#/families'])('is at %s', async (address) => {
    const response = await ask(address)
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('<!doctype html>')
  })

  test('comes with the policy that keeps everything else out, word for word', async () => {
    const { headers } = await ask('app://second-look/')
    expect(headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
  })

  test('has its scripts, with their own type', async () => {
    const response = await ask('app://second-look/assets/index-Ab1.js')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await response.text()).toBe('export {}')
  })

  test('can be asked about without being fetched, and cannot be written to', async () => {
    const head = await ask('app://second-look/', { method: 'HEAD' })
    expect([head.status, head.body]).toEqual([200, null])
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask('app://second-look/', { method })).status).toBe(405)
  })

  test('serves no kind of file that a page has no use for', async () => {
    expect((await ask('app://second-look/assets/notes.exe')).status).toBe(404)
  })

  test.each(['app://elsewhere/index.html', 'app://second-look.example.org/index.html'])('is nowhere but at its own origin: %s', async (address) => {
    expect((await ask(address)).status).toBe(404)
  })
})

const STEPS = ['..', '%2e%2e', '.%2e', '%2E.', '%252e%252e', '..%2f..', '..%5c..', '..\\..', '....', '..;', '.', '%00', '..%00', '%c0%ae%c0%ae', '%uff0e%uff0e', '\u2024\u2024']
const SEPARATORS = ['/', '//', '%2f', '%5c', '\\', '/./', '%252f']
const TARGETS = ['secret.html', 'etc/passwd', 'C:/Windows/win.ini', 'package.json']
const CLIMBS = STEPS.flatMap((step) => SEPARATORS.flatMap((separator) => TARGETS.map((target) => [step, step, target].join(separator))))
const ODD = ['/index.html/', '//index.html', '/INDEX.HTML', '/index.html%00', '/index.html.', '/assets', '/assets/', '/assets/../../secret.html', '/constructor', '/__proto__', `/${'a'.repeat(8_192)}`, '/\u0065\u0301']

test('hundreds of addresses that try to climb out of the page find nothing', async () => {
  const tried = [...CLIMBS.flatMap((climb) => [`app://second-look/${climb}`, `app://second-look/assets/${climb}`]), ...ODD.map((odd) => `app://second-look${odd}`)]
  expect(tried.length).toBeGreaterThan(800)
  for (const address of tried) {
    const response = await ask(address)
    expect(await response.text(), address).toBe('')
    expect(response.status, address).toBe(404)
  }
})

test('addresses that try to climb out of the footage find nothing', async () => {
  for (const climb of CLIMBS) {
    for (const address of [`vault://footage/${climb}`, `vault://footage/${climb}/play`, `vault://footage/play-1/${climb}/play`]) {
      const response = await ask(address)
      expect(response.status, address).toBe(404)
      expect(await response.text(), address).toBe('')
    }
  }
})

describe('footage', () => {
  const play = (init: RequestInit = {}) => ask('vault://footage/play-1/play', init)
  const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

  test('plays whole, and our page may read it though it is of another origin', async () => {
    const response = await play()
    expect([response.status, response.headers.get('content-type'), response.headers.get('access-control-allow-origin')]).toEqual([200, 'video/mp4', 'app://second-look'])
    expect(await bytesOf(response)).toEqual(FOOTAGE)
  })

  test('plays from the middle, for who seeks', async () => {
    const response = await play({ headers: { range: 'bytes=1000-1999' } })
    expect([response.status, response.headers.get('content-range'), response.headers.get('content-length')]).toEqual([206, 'bytes 1000-1999/5000', '1000'])
    expect(await bytesOf(response)).toEqual(FOOTAGE.slice(1_000, 2_000))
  })

  test('has no bytes behind its end', async () => {
    const response = await play({ headers: { range: 'bytes=5000-' } })
    expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */5000'])
  })

  test('is not kept in any cache', async () => {
    expect((await play()).headers.get('cache-control')).toBe('no-store')
  })

  test('comes in through an import', async () => {
    const response = await ask('vault://footage/new-1/import', { method: 'POST', body: 'film' })
    expect(await response.json()).toEqual({ ok: true, value: null })
    expect(received).toHaveBeenCalledWith('new-1')
  })

  test('tells our page beforehand that it may bring a file', async () => {
    const response = await ask('vault://footage/new-1/import', { method: 'OPTIONS', headers: { origin: 'app://second-look' } })
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, 'app://second-look'])
    expect(response.headers.get('access-control-allow-methods')).toContain('POST')
  })

  test.each(['https://example.org', 'null', 'app://elsewhere', 'file://'])('is refused to a page of %s', async (origin) => {
    expect((await play({ headers: { origin } })).status).toBe(403)
    expect((await ask('vault://footage/new-1/import', { method: 'POST', body: 'film', headers: { origin } })).status).toBe(403)
    expect(received).not.toHaveBeenCalled()
  })

  test('cannot be changed or removed by address', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH']) expect((await play({ method })).status).toBe(405)
    expect((await ask('vault://elsewhere/play-1/play')).status).toBe(404)
  })
})
