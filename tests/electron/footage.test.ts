import { describe, expect, test } from 'vitest'
import { serveFootage, type FootageDependencies } from '../../electron/footage'
import { aDataFolder } from '../support/data-folder'
import { aboutFilming, put } from './vault/bytes'
import { keep, roomsOn } from './rooms'

const whole = Uint8Array.from({ length: 1_000 }, (_, index) => index % 251)

async function ask(footage: FootageDependencies, path: string, init: RequestInit = {}): Promise<Response> {
  return serveFootage(new Request(`vault://footage/${path}`, init), footage)
}
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

async function withRecording(mimeType?: string) {
  const rooms = await roomsOn(await aDataFolder())
  await keep(rooms.vault, 'r-1', whole, mimeType)
  return rooms
}

describe('footage that is asked for', () => {
  test('in whole comes in whole, and is kept nowhere', async () => {
    const { footage } = await withRecording()
    const response = await ask(footage, 'r-1/play')
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-length': '1000', 'accept-ranges': 'bytes', 'cache-control': 'no-store', 'content-type': 'video/mp4' })
    expect(await bytesOf(response)).toEqual(whole)
  })

  test.each([
    ['bytes=0-0', 0, 1],
    ['bytes=10-19', 10, 20],
    ['bytes=990-', 990, 1_000],
    ['bytes=990-5000', 990, 1_000],
    ['bytes=-7', 993, 1_000],
    ['bytes=-5000', 0, 1_000],
  ])('as %s comes as that part', async (range, start, end) => {
    const { footage } = await withRecording()
    const response = await ask(footage, 'r-1/play', { headers: { range } })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/1000`)
    expect(response.headers.get('content-length')).toBe(String(end - start))
    expect(await bytesOf(response)).toEqual(whole.subarray(start, end))
  })

  test.each(['bytes=1000-', 'bytes=1000-1005', 'bytes=-0'])('as %s, where there is none, is refused with its size', async (range) => {
    const { footage } = await withRecording()
    const response = await ask(footage, 'r-1/play', { headers: { range } })
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe('bytes */1000')
  })

  test.each(['bytes=5-2', 'bytes=0-1,4-5', 'bytes=-', 'lines=1-2', 'bytes=abc', 'bytes=9999999999999999999-'])('with a range that makes no sense (%s) comes in whole', async (range) => {
    const { footage } = await withRecording()
    const response = await ask(footage, 'r-1/play', { headers: { range } })
    expect(response.status).toBe(200)
    expect(await bytesOf(response)).toEqual(whole)
  })

  test('with HEAD gives its length and no bytes', async () => {
    const { footage } = await withRecording()
    const response = await ask(footage, 'r-1/play', { method: 'HEAD' })
    expect(response.headers.get('content-length')).toBe('1000')
    expect(response.body).toBeNull()
  })

  test('to its open end is given in parts, so that a paused player holds no connection', async () => {
    const { vault, footage } = await roomsOn(await aDataFolder())
    await keep(vault, 'long', new Uint8Array(9 * 1_024 * 1_024))
    const response = await ask(footage, 'long/play', { headers: { range: 'bytes=1024-' } })
    expect(response.headers.get('content-length')).toBe(String(4 * 1_024 * 1_024))
    expect(response.headers.get('content-range')).toBe(`bytes 1024-${1_023 + 4 * 1_024 * 1_024}/${9 * 1_024 * 1_024}`)
  })

  test.each([
    ['video/webm;codecs=vp9,opus', 'video/webm'],
    ['video/x-matroska', 'video/x-matroska'],
    ['text/html', 'video/mp4'],
    ['', 'video/mp4'],
  ])('and says of itself that it is %j is sent as %s', async (mimeType, sent) => {
    const { footage } = await withRecording(mimeType)
    expect((await ask(footage, 'r-1/play')).headers.get('content-type')).toBe(sent)
  })

  test('comes as its proxy where it has one', async () => {
    const { vault, footage } = await withRecording('video/quicktime')
    await put(vault, 'recordings/r-1/proxy', Uint8Array.of(1, 2, 3))
    const response = await ask(footage, 'r-1/play')
    expect(response.headers.get('content-type')).toBe('video/mp4')
    expect(await bytesOf(response)).toEqual(Uint8Array.of(1, 2, 3))
  })

  test('while it is still being filmed cannot be played yet, and is not said to be gone', async () => {
    const { vault, footage } = await roomsOn(await aDataFolder())
    const id = await vault.beginRecording(aboutFilming)
    await vault.appendChunk(id, 0, whole)
    expect((await ask(footage, `${id}/play`)).status).toBe(409)
  })
})

test('the small pictures come as one JPEG', async () => {
  const { vault, footage } = await withRecording()
  expect((await ask(footage, 'r-1/thumbnails')).status).toBe(404)
  await put(vault, 'recordings/r-1/thumbnails', Uint8Array.of(255, 216))
  const response = await ask(footage, 'r-1/thumbnails')
  expect(response.headers.get('content-type')).toBe('image/jpeg')
  expect(await bytesOf(response)).toEqual(Uint8Array.of(255, 216))
})

describe('what is not footage', () => {
  test.each(['r-2/play', 'r-1/original', 'r-1/facts.json', 'r-1/../r-1/play/..', '%2e%2e/play', 'r-1%2Fplay', '..%2f..%2fplay/play', 'r_1/play', 'r-1', '', `${'a'.repeat(65)}/play`])('%j is not there', async (path) => {
    const { footage } = await withRecording()
    expect((await ask(footage, path)).status).toBe(404)
  })

  test.each(['PUT', 'DELETE', 'POST'])('%s is not for playing', async (method) => {
    const { footage } = await withRecording()
    expect((await ask(footage, 'r-1/play', { method })).status).toBe(405)
  })
})
