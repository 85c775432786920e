import { app, session } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { cutNetwork, quietChromium } from '../../../electron/shell/network'
import * as fake from '../../support/fake-electron'

vi.mock('electron', () => import('../../support/fake-electron'))

beforeEach(fake.startAnew)

interface Asked {
  readonly resourceType?: string
  readonly initiatorOrigin?: string
}

function isRefused(url: string, { resourceType = 'xhr', initiatorOrigin = 'app://second-look' }: Asked = {}): boolean {
  const decide = vi.fn<(answer: { cancel: boolean }) => void>()
  fake.session.defaultSession.beforeRequest?.({ url, resourceType, initiatorOrigin }, decide)
  expect(decide).toHaveBeenCalledOnce()
  return decide.mock.calls[0]![0].cancel
}

test.each([
  'http://example.org/',
  'https://example.org/a.js',
  'http://127.0.0.1:8080/',
  'http://[::1]/',
  'ws://127.0.0.1/',
  'wss://example.org/',
  'ftp://example.org/',
  'file:///etc/hosts',
  'chrome://gpu',
  'chrome-extension://abc/page.html',
  'javascript:alert(1)',
  'filesystem:app://second-look/a',
  'app://elsewhere/index.html',
  'app://second-look@elsewhere/',
  'app://user:secret@second-look/',
  'vault://elsewhere/a/play',
  'not an address',
  '',
])('a request for %s is refused', async (url) => {
  await cutNetwork(session.defaultSession, { isDevToolsAllowed: true })
  expect(isRefused(url)).toBe(true)
})

test.each(['app://second-look/index.html', 'vault://footage/a/play', 'blob:app://second-look/1', 'data:image/png;base64,AA=='])('a request for %s goes through', async (url) => {
  await cutNetwork(session.defaultSession, { isDevToolsAllowed: false })
  expect(isRefused(url)).toBe(false)
})

test('footage is for our page alone, and is never a page itself', async () => {
  await cutNetwork(session.defaultSession, { isDevToolsAllowed: false })
  expect(isRefused('vault://footage/a/play', { initiatorOrigin: 'null' })).toBe(true)
  expect(isRefused('vault://footage/a/play', { initiatorOrigin: 'https://example.org' })).toBe(true)
  for (const url of ['vault://footage/a/play', 'blob:app://second-look/1', 'data:text/html,x']) {
    expect(isRefused(url, { resourceType: 'mainFrame' }), url).toBe(true)
    expect(isRefused(url, { resourceType: 'subFrame' }), url).toBe(true)
  }
})

test('developer tools load only where they may be open', async () => {
  await cutNetwork(session.defaultSession, { isDevToolsAllowed: false })
  expect(isRefused('devtools://devtools/bundled/inspector.html')).toBe(true)
  await cutNetwork(session.defaultSession, { isDevToolsAllowed: true })
  expect(isRefused('devtools://devtools/bundled/inspector.html')).toBe(false)
})

test('names and addresses lead nowhere, and no dictionary is fetched', async () => {
  await cutNetwork(session.defaultSession, { isDevToolsAllowed: false })
  expect(fake.session.defaultSession.setProxy).toHaveBeenCalledWith(expect.objectContaining({ mode: 'fixed_servers', proxyBypassRules: '<-loopback>' }))
  expect(fake.session.defaultSession.setSpellCheckerEnabled).toHaveBeenCalledWith(false)
})

test('Chromium’s own services are told to be quiet', () => {
  quietChromium(app)
  const { switches } = fake.app
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-sync', 'disable-breakpad', 'disable-http-cache', 'no-pings']) {
    expect(switches.has(name), name).toBe(true)
  }
  expect(switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
  expect(switches.get('disable-features')).toContain('OptimizationHints')
})

test('no switch weakens the sandbox or the web’s rules', () => {
  quietChromium(app)
  expect([...fake.app.switches.keys()].filter((name) => /no-sandbox|disable-web-security|remote-debugging|allow-|ignore-certificate|unsafe/.test(name))).toEqual([])
})
