import { beforeEach, expect, test, vi } from 'vitest'
import { bringToFront, createWindow, openStartPage } from '../../../electron/shell/window'
import * as fake from '../../support/fake-electron'

vi.mock('electron', () => import('../../support/fake-electron'))

beforeEach(fake.startAnew)

const place = { preload: 'preload.cjs', icon: 'icon.png', isPackaged: true }
const onlyWindow = () => fake.FakeWindow.all[0]!

test('a page lives in a sandbox, apart from the preload, without Node, under the web’s own rules', () => {
  createWindow(place)
  expect(onlyWindow().options.webPreferences).toEqual({
    preload: 'preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
    backgroundThrottling: false,
  })
})

test('developer tools open only where the app is not installed', () => {
  createWindow({ ...place, isPackaged: false })
  expect(onlyWindow().options.webPreferences).toMatchObject({ devTools: true, sandbox: true, contextIsolation: true })
})

test('the window is paper, large enough for the timeline, and shown when it has something to show', () => {
  createWindow(place)
  const window = onlyWindow()
  expect(window.options).toMatchObject({ width: 1280, height: 800, minWidth: 1024, minHeight: 640, show: false, backgroundColor: '#fbf8f3' })
  expect(window.show).not.toHaveBeenCalled()
  window.emit('ready-to-show')
  expect(window.show).toHaveBeenCalledOnce()
})

test('the page is loaded from the app’s own origin', async () => {
  await openStartPage(createWindow(place))
  expect(onlyWindow().loaded).toEqual(['app://second-look/index.html'])
})

test('a page that cannot be loaded is not passed over in silence, unless its window is gone', async () => {
  const window = createWindow(place)
  vi.spyOn(onlyWindow(), 'loadURL').mockRejectedValue(new Error('ERR_FAILED'))
  await expect(openStartPage(window)).rejects.toThrow('ERR_FAILED')
  window.destroy()
  await expect(openStartPage(window)).resolves.toBeUndefined()
})

test('a minimised window comes back to the front', () => {
  const window = createWindow(place)
  onlyWindow().minimized = true
  bringToFront(window)
  expect(onlyWindow().restore).toHaveBeenCalledOnce()
  expect(onlyWindow().focus).toHaveBeenCalledOnce()
})
