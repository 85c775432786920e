import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { aPreview, statusOfRaw } from '../../support/a-preview'
import { enter } from '../../support/preview-page'

describe('a stranger on this computer, or on a page elsewhere', () => {
  const hello = 'Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n'

  test.each([
    ['asks for a line at what is no address', 'GET // HTTP/1.1\r\nHost: elsewhere\r\n'],
    ['asks for a line under another name', 'GET /events?client=a-stranger HTTP/1.1\r\nHost: elsewhere\r\n'],
  ])('who %s is sent away, and the line is cut', async (_, head) => {
    const { entrance, origin } = await aPreview()
    const line = connect(Number(new URL(origin).port), '127.0.0.1')
    onTestFinished(() => void line.destroy())
    line.write(head + hello)
    const [answer] = (await once(line, 'data')) as [Buffer]
    expect(answer.toString()).toMatch(/^HTTP\/1.1 403/)
    line.resume()
    await once(line, 'close')
    await expect(enter(entrance)).resolves.toContain('second-look')
  })

  test('who hangs up before the answer does not end the app', async () => {
    const { entrance, origin } = await aPreview()
    for (let count = 0; count < 50; count += 1) {
      const line = connect(Number(new URL(origin).port), '127.0.0.1')
      line.on('error', () => undefined)
      line.write(`GET /events HTTP/1.1\r\nHost: elsewhere\r\n${hello}`, () => line.resetAndDestroy())
      await once(line, 'close')
    }
    await expect(enter(entrance)).resolves.toContain('second-look')
  })

  test.each(['TRACE', 'DELETE', 'PUT'])('%s is not a way to ask for footage', async (method) => {
    const { entrance, origin } = await aPreview()
    const head = `${method} /footage/r-1/play HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nOrigin: ${origin}\r\nCookie: ${await enter(entrance)}\r\n\r\n`
    expect(await statusOfRaw(origin, head)).toBe(405)
  })
})
