import { session } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { guardPermissions } from '../../../electron/shell/permissions'
import * as fake from '../../support/fake-electron'

vi.mock('electron', () => import('../../support/fake-electron'))

const OURS = 'app://second-look/index.html'
const FOREIGN = ['https://example.org/', 'http://localhost:5173/', 'app://second-look.example.org/', 'app://other/', 'file:///index.html', 'vault://footage/', 'about:blank', '', 'null']
const OTHER_PERMISSIONS = [
  'clipboard-read', 'clipboard-sanitized-write', 'display-capture', 'fileSystem', 'geolocation', 'hid', 'idle-detection', 'keyboardLock',
  'local-fonts', 'mediaKeySystem', 'midi', 'midiSysex', 'notifications', 'openExternal', 'pointerLock', 'serial', 'storage-access', 'usb', 'unknown',
]

beforeEach(() => {
  fake.startAnew()
  guardPermissions(session.defaultSession)
})

interface Asked {
  readonly url?: string
  readonly isMainFrame?: boolean
  readonly mediaTypes?: readonly string[]
}

function isGranted(permission: string, { url = OURS, isMainFrame = true, mediaTypes }: Asked = {}): boolean {
  const decide = vi.fn<(isAllowed: boolean) => void>()
  fake.session.defaultSession.permissionRequest?.({}, permission, decide, { requestingUrl: url, isMainFrame, ...(mediaTypes ? { mediaTypes } : {}) })
  expect(decide).toHaveBeenCalledOnce()
  return decide.mock.calls[0]![0]
}

function isHeld(permission: string, { url = OURS, isMainFrame = true, mediaTypes }: Asked = {}): boolean {
  const details = { requestingUrl: url, securityOrigin: url, isMainFrame, ...(mediaTypes ? { mediaType: mediaTypes[0] } : {}) }
  return fake.session.defaultSession.permissionCheck?.(null, permission, url, details) ?? true
}

test.each([[['video']], [['audio']], [['video', 'audio']]])('our page may film and listen: %j', (mediaTypes) => {
  expect(isGranted('media', { mediaTypes })).toBe(true)
  expect(isHeld('media', { mediaTypes })).toBe(true)
})

test('our page may ask in general whether it has the camera, and may fill the screen', () => {
  expect(isHeld('media')).toBe(true)
  expect(isGranted('fullscreen')).toBe(true)
  expect(isHeld('fullscreen')).toBe(true)
})

test('a request for media that does not say which is refused: it may be the screen', () => {
  expect(isGranted('media')).toBe(false)
  expect(isGranted('media', { mediaTypes: [] })).toBe(false)
  expect(isGranted('media', { mediaTypes: ['video', 'screen'] })).toBe(false)
  expect(isHeld('media', { mediaTypes: ['unknown'] })).toBe(false)
})

describe.each(FOREIGN)('a page at "%s"', (url) => {
  test('gets neither camera nor microphone nor the whole screen', () => {
    expect(isGranted('media', { url, mediaTypes: ['video'] })).toBe(false)
    expect(isGranted('fullscreen', { url })).toBe(false)
    expect(isHeld('media', { url, mediaTypes: ['audio'] })).toBe(false)
    expect(isHeld('fullscreen', { url })).toBe(false)
  })
})

test('a frame inside our page gets nothing', () => {
  expect(isGranted('media', { isMainFrame: false, mediaTypes: ['video'] })).toBe(false)
  expect(isHeld('media', { isMainFrame: false, mediaTypes: ['video'] })).toBe(false)
})

test.each(OTHER_PERMISSIONS)('not even our page gets %s', (permission) => {
  expect(isGranted(permission, { mediaTypes: ['video'] })).toBe(false)
  expect(isHeld(permission, { mediaTypes: ['video'] })).toBe(false)
})

test('no device is handed out, and no screen', () => {
  expect(fake.session.defaultSession.devicePermission?.({ deviceType: 'usb', origin: 'app://second-look' })).toBe(false)
  expect(fake.session.defaultSession.setDisplayMediaRequestHandler).toHaveBeenCalledWith(null)
  const choose = vi.fn<(port: string) => void>()
  const event = new fake.PreventableEvent()
  fake.session.defaultSession.emit('select-serial-port', event, [{ portId: 'a' }], {}, choose)
  expect(event.isPrevented).toBe(true)
  expect(choose).toHaveBeenCalledWith('')
})
