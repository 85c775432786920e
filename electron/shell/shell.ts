import { app, session, shell as desktop, type BrowserWindow } from 'electron'
import type { Announce } from '../../shared/bridge/contract'
import { AppFailure } from '../../shared/domain/outcome'
import type { House } from '../house'
import { listPages } from '../pages'
import type { ShellPort } from '../shell-port'
import { waitForLastWrite, type Closing } from './closing'
import { readCommandLine, type CommandLine } from './command-line'
import { makeDataFolder, makeDemoFolder, removeDemoFolder } from './data-folder'
import { askForBackup, askWhereBackupsGo, askWhereToSave, askWhetherToClose, sayCannotStart } from './dialogs'
import { leaveInOrder } from './leaving'
import { lockWithSystem } from './lock-with-system'
import { showMenu } from './menu'
import { guardDownloads, guardNavigation } from './navigation'
import { cutNetwork, quietChromium } from './network'
import { restartPage } from './page-restarts'
import { appPaths } from './paths'
import { guardPermissions } from './permissions'
import { choosePdfFile, printPage } from './printing'
import { registerSchemes, serveSchemes } from './protocol'
import { announceTo, serve } from './serve'
import { bringToFront, createWindow, openStartPage } from './window'
import { words } from './words'

/** What the shell gives to the rooms behind it. */
export interface Surroundings {
  readonly dataFolder: string
  /** What lies beside the app: the demonstration's footage. */
  readonly resources: string
  readonly version: string
  readonly isDemo: boolean
  readonly shell: ShellPort
  readonly announce: Announce
}

/** Runs the app in Electron: one window, one process that writes, no network. */
export function runShell(openHouse: (surroundings: Surroundings) => Promise<House>): void {
  const commandLine = readCommandLine(process.argv, process.cwd())
  try {
    prepare(commandLine)
  } catch (error) {
    return giveUp(error)
  }
  if (!app.requestSingleInstanceLock()) return app.quit()
  app.whenReady().then(() => open(commandLine, openHouse)).catch(giveUp)
}

/** All that must be said before the app is ready. */
function prepare(commandLine: CommandLine): void {
  app.setName(words.appName)
  settle(commandLine)
  app.enableSandbox()
  quietChromium(app)
  registerSchemes()
  guardNavigation(app)
}

/** Before the lock is asked for: it belongs to the data folder, so a demonstration never meets the real app. */
function settle({ isDemo, dataFolder }: CommandLine): void {
  const folder = isDemo ? makeDemoFolder() : (dataFolder ?? app.getPath('userData'))
  makeDataFolder(folder)
  app.setPath('userData', folder)
  if (isDemo) app.once('quit', () => removeDemoFolder(folder))
}

async function open({ isDemo }: CommandLine, openHouse: (surroundings: Surroundings) => Promise<House>): Promise<void> {
  const paths = appPaths(app, process.resourcesPath)
  guardPermissions(session.defaultSession)
  guardDownloads(session.defaultSession)
  await cutNetwork(session.defaultSession, { isDevToolsAllowed: !app.isPackaged })

  const window = createWindow({ ...paths, isPackaged: app.isPackaged })
  const announce: Announce = (name, payload) => announceTo(window, name, payload)
  const closing = waitForLastWrite({
    announce: () => announce('app:before-close', undefined),
    ask: (signal) => askWhetherToClose(window, signal),
    close: () => window.destroy(),
  })

  const house = await openHouse({
    dataFolder: app.getPath('userData'),
    resources: paths.resources,
    version: app.getVersion(),
    isDemo,
    shell: portOf(window, closing, announce),
    announce,
  })
  lockWithSystem(() => house.lock())
  leaveInOrder(app, () => house.close(), () => !window.isDestroyed())
  serve(house.handlers)
  serveSchemes(session.defaultSession, { pages: await listPages(paths.pages), serveFootage: house.serveFootage })
  showMenu([], () => undefined)
  followWindow(window, closing, house)
  await openStartPage(window)
}

function portOf(window: BrowserWindow, closing: Closing, announce: Announce): ShellPort {
  return {
    kind: 'electron',
    printing: 'file',
    showMenu: (items) => showMenu(items, (id) => announce('command:run', { id })),
    choosePdfFile: (title) => choosePdfFile(window, title),
    printPage: () => printPage(window),
    chooseCopyFile: () => askWhereToSave(window, words.saveCopy, 'mp4'),
    chooseServiceKeyFile: () => askWhereToSave(window, words.saveServiceKey, 'txt'),
    showInFolder: (path) => desktop.showItemInFolder(path),
    backupFolder: null,
    chooseBackupFolder: () => askWhereBackupsGo(window),
    chooseBackupFile: () => askForBackup(window),
    readyToClose: closing.ready,
  }
}

function followWindow(window: BrowserWindow, closing: Closing, house: House): void {
  app.on('second-instance', () => bringToFront(window))
  window.on('close', (event) => {
    event.preventDefault()
    closing.request()
  })
  restartPage(window, {
    pageGone: async () => {
      try {
        await house.pageGone()
      } finally {
        // A page that ends while it should save will not say that it is ready.
        closing.ready()
      }
    },
    close: () => window.destroy(),
  })
}

/** Nothing is open yet, or nothing can be opened: say why, in a sentence, and end. */
function giveUp(error: unknown): void {
  sayCannotStart(error instanceof AppFailure ? reasonOf(error.error.kind) : 'other')
  app.exit(1)
}

function reasonOf(kind: AppFailure['error']['kind']): Parameters<typeof sayCannotStart>[0] {
  switch (kind) {
    case 'already-open':
      return 'alreadyOpen'
    case 'disk-full':
      return 'diskFull'
    case 'storage-failed':
      return 'storage'
    case 'other-version':
      return 'otherVersion'
    default:
      return 'other'
  }
}
