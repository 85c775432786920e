import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LONGEST_WAIT_MS } from '../../../electron/shell/closing'
import type { House } from '../../../electron/house'
import { runShell, type Surroundings } from '../../../electron/shell/shell'
import { channels, type Handlers } from '../../../shared/bridge/contract'
import { AppFailure } from '../../../shared/domain/outcome'
import * as fake from '../../support/fake-electron'

vi.mock('electron', () => import('../../support/fake-electron'))

let project: string

beforeEach(async () => {
  fake.startAnew()
  project = await mkdtemp(join(tmpdir(), 'second-look-shell-'))
  await mkdir(join(project, 'dist', 'renderer'), { recursive: true })
  await writeFile(join(project, 'dist', 'renderer', 'index.html'), '<!doctype html>')
  fake.app.appPath = project
})
afterEach(async () => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  await rm(project, { recursive: true })
})

const openWindow = () => fake.FakeWindow.all[0]!
const announced = () => openWindow().webContents.sent.map(({ name }) => name)

/** Starts the app with a house that only notes what happened to it. */
async function start(...commandLine: string[]) {
  const events: string[] = []
  let surroundings: Surroundings | undefined
  const { promise: whenPutAway, resolve: putAway } = deferred()
  vi.spyOn(process, 'argv', 'get').mockReturnValue(['electron', '.', ...commandLine])
  runShell(async (given) => {
    surroundings = given
    events.push('opened')
    const handlers = Object.fromEntries(channels.map((channel) => [channel, async () => undefined])) as unknown as Handlers
    return {
      handlers: { ...handlers, 'app:ready-to-close': async () => given.shell.readyToClose() },
      serveFootage: async () => new Response(null),
      pageGone: async () => void events.push('page gone'),
      pageThere: () => undefined,
      lock: async () => void events.push('locked'),
      close: async () => {
        events.push('closing')
        await whenPutAway
        events.push('closed')
      },
    } satisfies House
  })
  if (fake.app.hasLock) {
    fake.app.becomeReady()
    await vi.waitFor(() => expect(openWindow().loaded).toEqual(['app://second-look/index.html']))
  }
  return { events, putAway, surroundings: () => surroundings! }
}

function deferred() {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

const pageSaysItIsReady = () => fake.served.get('app:ready-to-close')?.({ senderFrame: { url: 'app://second-look/index.html', parent: null } }, {})

describe('starting', () => {
  test('what must be said before Electron is ready is said before it is', () => {
    vi.spyOn(process, 'argv', 'get').mockReturnValue(['electron', '.'])
    runShell(() => Promise.reject(new Error('not ready')))
    expect(fake.app.enableSandbox).toHaveBeenCalledOnce()
    expect(fake.protocol.registerSchemesAsPrivileged).toHaveBeenCalledOnce()
    expect(fake.app.switches.size).toBeGreaterThan(5)
    expect(fake.FakeWindow.all).toEqual([])
  })

  test('everything that answers the page stands before the page is loaded', async () => {
    await start()
    expect(fake.served.size).toBe(channels.length)
    expect([...fake.session.defaultSession.schemes.keys()]).toEqual(['app', 'vault'])
    expect(fake.session.defaultSession.permissionRequest).not.toBeNull()
    expect(fake.session.defaultSession.beforeRequest).not.toBeNull()
    expect(openWindow().webContents.refuses('will-navigate', { url: 'https://example.org/' })).toBe(true)
    expect(openWindow().options.webPreferences).toMatchObject({ preload: join(project, 'dist', 'main', 'preload.cjs') })
  })

  test('the rooms behind learn where they are', async () => {
    fake.app.paths.set('userData', join(project, 'usual place'))
    const { surroundings } = await start()
    expect(surroundings()).toMatchObject({ dataFolder: join(project, 'usual place'), resources: join(project, 'resources'), version: '9.8.7', isDemo: false, shell: { kind: 'electron', printing: 'file' } })
  })

  test('a second start leaves the data alone and ends', async () => {
    fake.app.hasLock = false
    const { events } = await start()
    expect(fake.app.hasQuit).toBe(true)
    expect(events).toEqual([])
    expect(fake.FakeWindow.all).toEqual([])
  })

  test('and brings the window of the first to the front', async () => {
    await start()
    fake.app.emit('second-instance')
    expect(openWindow().focus).toHaveBeenCalledOnce()
  })

  test('a named data folder holds everything, Chromium’s own files among it', async () => {
    const { surroundings } = await start('--data', join(project, 'stick'))
    // Electron would not make it, and could hold no lock in it.
    expect(existsSync(join(project, 'stick'))).toBe(true)
    expect(fake.app.paths.get('userData')).toBe(join(project, 'stick'))
    expect(surroundings().dataFolder).toBe(join(project, 'stick'))
  })

  test('a demonstration has a folder of its own, gone when it ends', async () => {
    const { surroundings, putAway } = await start('--demo', '--data', join(project, 'real'))
    const { dataFolder, isDemo } = surroundings()
    expect(isDemo).toBe(true)
    expect(dataFolder).not.toContain('real')
    expect(existsSync(dataFolder)).toBe(true)
    openWindow().close()
    putAway()
    await pageSaysItIsReady()
    await vi.waitFor(() => expect(fake.app.hasQuit).toBe(true))
    expect(existsSync(dataFolder)).toBe(false)
  })

  test('a data folder that cannot be made is said to be so, and nothing is opened', async () => {
    await writeFile(join(project, 'a file'), '')
    vi.spyOn(process, 'argv', 'get').mockReturnValue(['electron', '.', '--data', join(project, 'a file', 'inside')])
    const openHouse = vi.fn(() => Promise.reject(new Error('not asked for')))
    runShell(openHouse)
    fake.app.becomeReady()
    await Promise.resolve()
    expect(fake.dialog.showErrorBox).toHaveBeenCalledWith('Second Look cannot start', expect.stringMatching(/cannot be read or written/))
    expect(fake.app.exit).toHaveBeenCalledWith(1)
    expect(openHouse).not.toHaveBeenCalled()
  })

  test.each([
    ['already-open', new AppFailure({ kind: 'already-open' }), /already open/],
    ['a full disk', new AppFailure({ kind: 'disk-full', neededBytes: 1 }), /disk is full/],
    ['a disk that is gone', new AppFailure({ kind: 'storage-failed', code: 'EIO' }), /connected/],
    ['a bug', new Error('undefined is not a function'), /Install Second Look again/],
  ])('where it cannot start because of %s, a sentence says so', async (_why, error, sentence) => {
    vi.spyOn(process, 'argv', 'get').mockReturnValue(['electron', '.'])
    runShell(() => Promise.reject(error))
    fake.app.becomeReady()
    await vi.waitFor(() => expect(fake.app.exit).toHaveBeenCalledWith(1))
    expect(fake.dialog.showErrorBox).toHaveBeenCalledWith('Second Look cannot start', expect.stringMatching(sentence))
    expect(openWindow().loaded).toEqual([])
  })
})

describe('closing', () => {
  test('waits for the last write, then puts everything away, then quits', async () => {
    const { events, putAway } = await start()
    openWindow().close()
    expect(announced()).toEqual(['app:before-close'])
    expect(openWindow().isDestroyed()).toBe(false)
    await pageSaysItIsReady()
    expect(openWindow().isDestroyed()).toBe(true)
    await Promise.resolve()
    expect(fake.app.hasQuit).toBe(false)
    putAway()
    await vi.waitFor(() => expect(fake.app.hasQuit).toBe(true))
    expect(events).toEqual(['opened', 'closing', 'closed'])
  })

  test('quitting from the menu goes the same way', async () => {
    const { events, putAway } = await start()
    fake.app.quit()
    expect(announced()).toEqual(['app:before-close'])
    await pageSaysItIsReady()
    putAway()
    await vi.waitFor(() => expect(fake.app.hasQuit).toBe(true))
    expect(events).toEqual(['opened', 'closing', 'closed'])
  })

  test('quitting again while things are put away puts them away once', async () => {
    const { events, putAway } = await start()
    openWindow().close()
    await pageSaysItIsReady()
    fake.app.quit()
    await Promise.resolve()
    expect(fake.app.hasQuit).toBe(false)
    putAway()
    await vi.waitFor(() => expect(fake.app.hasQuit).toBe(true))
    expect(events).toEqual(['opened', 'closing', 'closed'])
  })

  test('asks the person where the page does not answer, in plain words', async () => {
    await start()
    vi.useFakeTimers()
    try {
      fake.dialog.showMessageBox.mockResolvedValue({ response: 1 })
      openWindow().close()
      await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS)
    } finally {
      vi.useRealTimers()
    }
    expect(fake.dialog.showMessageBox.mock.calls[0]?.[1]).toMatchObject({ message: 'The last changes are not on disk yet.', buttons: ['Wait', 'Close now'], defaultId: 0, cancelId: 0 })
    expect(openWindow().isDestroyed()).toBe(true)
  })
})

describe('a page whose process ends', () => {
  const crash = (reason = 'crashed') => openWindow().webContents.emit('render-process-gone', {}, { reason })

  test('lets go of what it was filming, and comes back', async () => {
    const { events } = await start()
    crash()
    await vi.waitFor(() => expect(openWindow().reload).toHaveBeenCalledOnce())
    expect(events).toEqual(['opened', 'page gone'])
  })

  test('does not hold up a close that is under way', async () => {
    const { putAway } = await start()
    putAway()
    openWindow().close()
    crash()
    await vi.waitFor(() => expect(fake.app.hasQuit).toBe(true))
    expect(openWindow().reload).not.toHaveBeenCalled()
  })

  test('and ends again and again: the person decides', async () => {
    await start()
    fake.dialog.showMessageBox.mockResolvedValue({ response: 1 })
    for (let time = 1; time <= 3; time++) {
      crash('oom')
      await vi.waitFor(() => expect(openWindow().reload).toHaveBeenCalledTimes(time))
    }
    crash('oom')
    await vi.waitFor(() => expect(openWindow().isDestroyed()).toBe(true))
    expect(openWindow().reload).toHaveBeenCalledTimes(3)
  })

  test('of its own accord is left alone', async () => {
    const { events } = await start()
    crash('clean-exit')
    await Promise.resolve()
    expect(events).toEqual(['opened'])
  })
})

test('a command chosen in the menu is announced to the page', async () => {
  const { surroundings } = await start()
  surroundings().shell.showMenu([{ id: 'app.undo', title: 'Undo', keys: ['Mod+KeyZ'], menu: 'edit', isEnabled: true }])
  const menus = fake.Menu.setApplicationMenu.mock.lastCall?.[0] as { label?: string; submenu: { id?: string; click?: () => void }[] }[]
  menus.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : [])).find((entry) => entry.id === 'app.undo')?.click?.()
  expect(openWindow().webContents.sent).toContainEqual({ name: 'command:run', payload: { id: 'app.undo' } })
})

test('an announcement to a window that is gone is dropped', async () => {
  const { surroundings } = await start()
  openWindow().destroy()
  expect(() => surroundings().announce('app:before-close', undefined)).not.toThrow()
  expect(openWindow().webContents.sent).toEqual([])
})
