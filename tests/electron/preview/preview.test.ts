import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { CONTENT_SECURITY_POLICY } from '../../../shared/bridge/content-security-policy'
import { valueOf } from '../../../shared/domain/outcome'
import { aPage, aPreview, statusOf, statusOfRaw } from '../../support/a-preview'
import { someMedia } from '../../support/fake-media'
import { enter } from '../../support/preview-page'

describe('pages', () => {
  test('are let in by the entrance, which hides the token again', async () => {
    const { entrance } = await aPreview()
    const response = await fetch(entrance, { redirect: 'manual' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/')
    expect(response.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
  })

  test('come with the policy that keeps everything else out', async () => {
    const { entrance, origin } = await aPreview()
    const response = await fetch(origin, { headers: { cookie: await enter(entrance) } })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Second Look')
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    })
  })

  test('may be kept by the browser where they are the program, which is named by its content', async () => {
    const { entrance, origin } = await aPreview()
    const response = await fetch(`${origin}/assets/main.js`, { headers: { cookie: await enter(entrance) } })
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' })
  })

  // Sent as they stand: fetch would tidy the address up before anyone saw it.
  test.each(['/../preview-port', '/assets/../../preview-port', '/%2e%2e/preview-port', '/assets%2f..%2f..%2fpreview-port', '//127.0.0.1/etc/hosts', '/assets', '/assets/', '/INDEX.HTML', '/index.html\\..\\x'])(
    '%s is not there',
    async (path) => {
      const { entrance, origin } = await aPreview()
      expect(await statusOf(origin, path, await enter(entrance))).toBe(404)
    },
  )

  test.each(['/', '/index.html', '/footage/r-1/play', '/call/app:start', '/events', '/nowhere'])('%s is refused to whoever has no cookie, headers and all', async (path) => {
    const { origin } = await aPreview()
    const response = await fetch(origin + path)
    expect(response.status).toBe(401)
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
  })
})

describe('calls', () => {
  test('are answered to the page that holds the app', async () => {
    const { entrance } = await aPreview()
    const { api } = await aPage(entrance)
    expect(await api.call('app:start', {})).toEqual({
      ok: true,
      value: { version: '1.2.3', shell: 'preview', printing: 'browser', isDemo: false, demoRecordings: [], ffmpeg: { version: '6.1', missing: [] } },
    })
    expect(await api.call('recording:frames', { recordingId: 'r-1' })).toEqual({ ok: true, value: Uint32Array.of(0, 40, 80) })
  })

  test('carry megabytes of footage, byte for byte', async () => {
    const { entrance, vault } = await aPreview()
    const { api } = await aPage(entrance)
    const { recordingId } = valueOf(await api.call('recording:begin', { sessionId: 's-1', mimeType: 'video/mp4' }))
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_, index) => index % 253)
    await api.call('recording:append', { recordingId, index: 0, bytes })
    expect(await api.call('recording:finish', { recordingId })).toEqual({ ok: true, value: someMedia })
    const pieces: Uint8Array[] = []
    for await (const piece of vault.read(`recordings/${recordingId}/original`)) pieces.push(piece)
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
  })

  test('with expected failures bring those back', async () => {
    const { entrance } = await aPreview()
    const { api } = await aPage(entrance)
    expect(await api.call('recording:finish', { recordingId: 'r-1' })).toEqual({ ok: false, error: { kind: 'recording-missing', recordingId: 'r-1' } })
  })

  test.each([
    ['to a channel that is not there', '/call/app:nothing', 404],
    ['to a name every object has', '/call/constructor', 404],
    ['whose arguments are no value', '/call/app:start', 400],
  ])('%s are refused', async (_, path, status) => {
    const { entrance, origin } = await aPreview()
    const page = await aPage(entrance, 'client-one')
    await page.api.whenOpened
    const response = await fetch(origin + path, { method: 'POST', body: Uint8Array.of(0xc1), headers: { cookie: page.cookie, origin, 'x-second-look-client': 'client-one' } })
    expect(response.status).toBe(status)
  })

  test('that announce too large a body are refused before it is read', async () => {
    const { entrance, origin } = await aPreview()
    const page = await aPage(entrance, 'client-one')
    await page.api.whenOpened
    const head = `POST /call/app:start HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nOrigin: ${origin}\r\nCookie: ${page.cookie}\r\nX-Second-Look-Client: client-one\r\nContent-Length: 2097153\r\n\r\n`
    expect(await statusOfRaw(origin, head)).toBe(413)
  })
})

describe('one page holds the app', () => {
  test('and a second is told that it is open already', async () => {
    const { entrance } = await aPreview()
    const first = await aPage(entrance)
    expect(await first.api.whenOpened).toBe('holder')
    const second = await aPage(entrance)
    expect(await second.api.whenOpened).toBe('already-open')
    expect(await second.api.call('app:start', {})).toEqual({ ok: false, error: { kind: 'already-open' } })
    expect(await first.api.call('app:storage', {})).toMatchObject({ ok: true })
  })

  test('until it is closed, when the next may have it at once', async () => {
    const { entrance } = await aPreview()
    const first = await aPage(entrance)
    await first.api.whenOpened
    first.close()
    const next = await aPage(entrance)
    expect(await next.api.whenOpened).toBe('holder')
  })

  test('or until it no longer answers', async () => {
    const { entrance, origin } = await aPreview()
    const headers = { cookie: await enter(entrance), origin }
    const frozen = new WebSocket(`${origin.replace('http', 'ws')}/events?client=frozen-page`, { headers, autoPong: false })
    onTestFinished(() => frozen.terminate())
    await once(frozen, 'message')
    const next = await aPage(entrance)
    expect(await next.api.whenOpened).toBe('holder')
  })

  test('and no call is answered to a page that never said it was there', async () => {
    const { entrance, origin, vault } = await aPreview()
    const cookie = await enter(entrance)
    const response = await fetch(`${origin}/call/recording:begin`, { method: 'POST', headers: { cookie, origin, 'x-second-look-client': 'unheard-of' }, body: Uint8Array.of(0x80) })
    expect(response.status).toBe(200)
    expect(await vault.recordingIds()).toEqual([])
  })

  test('and when it goes away while filming, the footage is let go of and other work goes on', async () => {
    const { entrance, vault, media } = await aPreview()
    const page = await aPage(entrance)
    await page.api.call('recording:begin', { sessionId: 's-1', mimeType: 'video/mp4' })
    expect(media.isBusy).toBe(true)
    page.close()
    await expect.poll(() => media.isBusy, { timeout: 10_000 }).toBe(false)
    await expect.poll(async () => (await vault.openRecordings()).map(({ isLive }) => isLive)).toEqual([false])
  })

  test('and keeps it, filming on, when only its line was cut for a moment', async () => {
    const { entrance, vault, origin } = await aPreview()
    const page = await aPage(entrance, 'same-page')
    await page.api.call('recording:begin', { sessionId: 's-1', mimeType: 'video/mp4' })
    const again = new WebSocket(`${origin.replace('http', 'ws')}/events?client=same-page`, { headers: { cookie: page.cookie, origin } })
    onTestFinished(() => again.terminate())
    await once(again, 'message')
    expect(await vault.openRecordings()).toMatchObject([{ isLive: true }])
  })

  test('and hears what is announced', async () => {
    const { entrance, announce } = await aPreview()
    const { api } = await aPage(entrance)
    const heard: unknown[] = []
    api.on('film:progress', (payload) => heard.push(payload))
    await api.whenOpened
    announce('film:progress', { filmId: 'f-1', fraction: 0.5 })
    await expect.poll(() => heard).toEqual([{ filmId: 'f-1', fraction: 0.5 }])
  })

  test.each([
    ['without the cookie', {}, '/events?client=a-stranger'],
    ['from another site', { origin: 'https://evil.example' }, '/events?client=a-stranger'],
    ['elsewhere', {}, '/elsewhere?client=a-stranger'],
    ['without a name', {}, '/events'],
  ])('and no socket is opened %s', async (how, headers, path) => {
    const { entrance, origin } = await aPreview()
    const cookie = how === 'without the cookie' ? '' : await enter(entrance)
    const socket = new WebSocket(origin.replace('http', 'ws') + path, { headers: { cookie, origin, ...headers } })
    await expect(once(socket, 'open')).rejects.toThrow('403')
  })
})

describe('footage', () => {
  test('is imported and played over the loopback', async () => {
    const { entrance, origin } = await aPreview()
    const { api, cookie } = await aPage(entrance)
    const bytes = Uint8Array.from({ length: 2_500_000 }, (_, index) => index % 249)
    const { recordingId } = valueOf(await api.call('import:begin', { sessionId: 's-1', name: 'visit.webm', bytes: bytes.length }))
    const base = `${api.footageBase}/${recordingId}`
    const sent = await fetch(`${base}/import`, { method: 'POST', body: bytes, headers: { cookie, origin } })
    expect(await sent.json()).toEqual({ ok: true, value: null })
    const part = await fetch(`${base}/play`, { headers: { cookie, range: 'bytes=1000000-1000009' } })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-type')).toBe('video/webm')
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.subarray(1_000_000, 1_000_010))
  })

  test('whose sender hangs up in the middle leaves nothing', async () => {
    const { entrance, origin, dataFolder } = await aPreview()
    const { api, cookie } = await aPage(entrance)
    const { recordingId } = valueOf(await api.call('import:begin', { sessionId: 's-1', name: 'visit.mp4', bytes: 1_000_000 }))
    const copying = new Promise((resolve) => void api.on('import:progress', resolve))
    const line = connect(Number(new URL(origin).port), '127.0.0.1')
    line.write(`POST /footage/${recordingId}/import HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\nContent-Length: 1000000\r\n\r\n`)
    line.write(new Uint8Array(100_000))
    await copying
    const folder = join(dataFolder, 'vault', 'media')
    expect(await readdir(folder)).toHaveLength(1)
    line.destroy()
    await expect.poll(() => readdir(folder)).toEqual([])
    expect(await api.call('import:finish', { recordingId })).toMatchObject({ ok: false, error: { kind: 'recording-missing' } })
  })
})
