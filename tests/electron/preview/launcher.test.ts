import { describe, expect, test } from 'vitest'
import { hasDisplay, readCommandLine } from '../../../electron/preview/command-line'
import { defaultDataFolder } from '../../../electron/preview/data-folder'
import { findBrowser } from '../../../electron/preview/find-browser'
import { windowArguments } from '../../../electron/preview/launch-browser'

describe('the browser is found', () => {
  const only = (path: string) => (asked: string) => asked === path

  test.each<[string, NodeJS.Platform, Record<string, string>, string]>([
    ['on the path', 'linux', { PATH: '/opt/bin:/usr/bin' }, '/usr/bin/google-chrome'],
    ['where it is named', 'linux', { PATH: '/usr/bin', CHROMIUM_PATH: '/opt/my/chromium' }, '/opt/my/chromium'],
    ['among the applications', 'darwin', {}, '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['among the programs', 'win32', { PROGRAMFILES: 'C:\\Program Files' }, 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
    ['among one person’s programs', 'win32', { LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\BraveSoftware\\Brave-Browser\\Application\\brave.exe'],
  ])('%s (%s)', (_, platform, environment, path) => {
    expect(findBrowser({ platform, environment, exists: only(path) })).toBe(path)
  })

  test('or not, and then nothing is made up', () => {
    expect(findBrowser({ platform: 'linux', environment: { PATH: '/usr/bin' }, exists: () => false })).toBeNull()
  })
})

describe('the window', () => {
  test('talks to nobody and keeps its profile in the data folder', () => {
    const options = windowArguments('profile-folder', false)
    expect(options).toEqual(expect.arrayContaining(['--user-data-dir=profile-folder', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions', '--no-first-run']))
  })

  test('keeps its sandbox for everyone but the administrator', () => {
    expect(windowArguments('p', false)).not.toContain('--no-sandbox')
    expect(windowArguments('p', true)).toContain('--no-sandbox')
  })

  test.each<[NodeJS.Platform, Record<string, string>, boolean]>([
    ['linux', {}, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ])('can be seen on %s with %j: %s', (platform, environment, isSeen) => {
    expect(hasDisplay(platform, environment)).toBe(isSeen)
  })
})

describe('the command line', () => {
  test('without a word opens the usual data in a window', () => {
    expect(readCommandLine([])).toMatchObject({ dataFolder: null, copiesFolder: null, isDemo: false, wantsWindow: true })
  })

  test('takes a folder, a demonstration, and no window', () => {
    expect(readCommandLine(['--demo', '--no-window'])).toMatchObject({ isDemo: true, wantsWindow: false })
    expect(readCommandLine(['--data', 'somewhere'])?.dataFolder).toMatch(/somewhere$/)
    expect(readCommandLine(['--copies', 'a-stick'])?.copiesFolder).toMatch(/a-stick$/)
  })

  test.each([['--port', '80'], ['--data'], ['folder']])('refuses %s %s', (...words) => {
    expect(readCommandLine(words.filter(Boolean))).toBeNull()
  })
})

test.each<[NodeJS.Platform, Record<string, string>, RegExp]>([
  ['linux', {}, /^home.\.local.share.second-look-preview$/],
  ['linux', { XDG_DATA_HOME: 'data' }, /^data.second-look-preview$/],
  ['darwin', {}, /^home.Library.Application Support.Second Look Preview$/],
  ['win32', { APPDATA: 'roaming' }, /^roaming.Second Look Preview$/],
])('data lie where %s wants them (%j)', (platform, environment, folder) => {
  expect(defaultDataFolder(platform, environment, 'home')).toMatch(folder)
})
