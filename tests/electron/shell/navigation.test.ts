import { app, BrowserWindow, session } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { guardDownloads, guardNavigation } from '../../../electron/shell/navigation'
import * as fake from '../../support/fake-electron'

vi.mock('electron', () => import('../../support/fake-electron'))

beforeEach(() => {
  fake.startAnew()
  guardNavigation(app)
})

function newContents(): fake.FakeContents {
  new BrowserWindow({})
  return fake.FakeWindow.all.at(-1)!.webContents
}

const ELSEWHERE = ['https://example.org/', 'http://127.0.0.1/', 'file:///C:/film.mp4', 'data:text/html,x', 'about:blank', 'javascript:alert(1)', 'app://elsewhere/', 'vault://footage/a/play', 'blob:app://second-look/1']

test.each(ELSEWHERE)('no page or frame goes to %s', (url) => {
  const contents = newContents()
  expect(contents.refuses('will-navigate', { url })).toBe(true)
  expect(contents.refuses('will-frame-navigate', { url })).toBe(true)
})

test('our page may load itself again', () => {
  expect(newContents().refuses('will-navigate', { url: 'app://second-look/index.html#/families' })).toBe(false)
})

test('no answer sends a page anywhere, and no page holds another', () => {
  const contents = newContents()
  expect(contents.refuses('will-redirect', { url: 'app://second-look/' })).toBe(true)
  expect(contents.refuses('will-attach-webview')).toBe(true)
})

test.each([...ELSEWHERE, 'app://second-look/index.html'])('no new window opens for %s', (url) => {
  expect(newContents().openHandler({ url })).toEqual({ action: 'deny' })
})

test('everything that is ever created is guarded, not only the first window', () => {
  newContents()
  expect(newContents().refuses('will-navigate', { url: 'https://example.org/' })).toBe(true)
})

test('only what the page made itself is handed over as a file', () => {
  guardDownloads(session.defaultSession)
  const isRefused = (url: string) => {
    const event = new fake.PreventableEvent()
    fake.session.defaultSession.emit('will-download', event, { getURL: () => url })
    return event.isPrevented
  }
  expect(isRefused('blob:app://second-look/1')).toBe(false)
  for (const url of ['vault://footage/a/play', 'https://example.org/a', 'data:text/plain,x', 'blob:app://second-look.example.org/1']) expect(isRefused(url), url).toBe(true)
})
