import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import { vi } from 'vitest'

/**
 * Electron as far as the shell uses it, with nothing behind it: what was asked of it can be looked at, and a test plays the part
 * of the person and of Chromium. Put in its place with `vi.mock('electron', …)`; begun anew by `startAnew`.
 */

export class PreventableEvent {
  isPrevented = false
  preventDefault(): void {
    this.isPrevented = true
  }
}

type Options = Record<string, unknown> & { readonly webPreferences?: Record<string, unknown> }
type OpenHandler = (details: { url: string }) => { action: string }

export class FakeContents extends EventEmitter {
  readonly sent: { readonly name: string; readonly payload: unknown }[] = []
  openHandler: OpenHandler = () => ({ action: 'allow' })
  readonly setWebRTCIPHandlingPolicy = vi.fn<(policy: string) => void>()
  readonly printToPDF = vi.fn<(options: object) => Promise<Uint8Array>>(async () => new TextEncoder().encode('%PDF-1.7'))

  send(name: string, payload: unknown): void {
    this.sent.push({ name, payload })
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
  /** Chromium is about to do something; true where the app refused it. */
  refuses(name: string, details: object = {}): boolean {
    const event = Object.assign(new PreventableEvent(), details)
    this.emit(name, event)
    return event.isPrevented
  }
}

export class FakeWindow extends EventEmitter {
  static readonly all: FakeWindow[] = []
  readonly webContents = new FakeContents()
  readonly loaded: string[] = []
  readonly show = vi.fn<() => void>()
  readonly focus = vi.fn<() => void>()
  readonly restore = vi.fn<() => void>()
  readonly reload = vi.fn<() => void>()
  minimized = false
  private isGone = false

  constructor(readonly options: Options) {
    super()
    FakeWindow.all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  isDestroyed = () => this.isGone
  isMinimized = () => this.minimized
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url)
  }
  /** As when the person closes the window: it stays where the app holds it. */
  close(): void {
    const event = new PreventableEvent()
    this.emit('close', event)
    if (!event.isPrevented) this.destroy()
  }
  destroy(): void {
    if (this.isGone) return
    this.isGone = true
    this.emit('closed')
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
    else app.quit()
  }
}

class FakeSession extends EventEmitter {
  permissionRequest: ((contents: unknown, permission: string, decide: (isAllowed: boolean) => void, details: object) => void) | null = null
  permissionCheck: ((contents: unknown, permission: string, origin: string, details: object) => boolean) | null = null
  devicePermission: ((details: object) => boolean) | null = null
  beforeRequest: ((details: object, decide: (answer: { cancel: boolean }) => void) => void) | null = null
  readonly schemes = new Map<string, (request: Request) => Promise<Response>>()
  readonly setDisplayMediaRequestHandler = vi.fn<(handler: null) => void>()
  readonly setSpellCheckerEnabled = vi.fn<(isEnabled: boolean) => void>()
  readonly setProxy = vi.fn<(config: object) => Promise<void>>(async () => undefined)
  readonly protocol = { handle: (scheme: string, handler: (request: Request) => Promise<Response>) => void this.schemes.set(scheme, handler) }
  readonly webRequest = { onBeforeRequest: (listener: NonNullable<FakeSession['beforeRequest']>) => void (this.beforeRequest = listener) }

  setPermissionRequestHandler(handler: FakeSession['permissionRequest']): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: FakeSession['permissionCheck']): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: FakeSession['devicePermission']): void {
    this.devicePermission = handler
  }
}

class FakeApp extends EventEmitter {
  isPackaged = false
  hasLock = true
  appPath = ''
  readonly paths = new Map<string, string>()
  readonly switches = new Map<string, string>()
  readonly enableSandbox = vi.fn<() => void>()
  readonly setName = vi.fn<(name: string) => void>()
  readonly exit = vi.fn<(code: number) => void>()
  hasQuit = false
  becomeReady: () => void = () => undefined
  private ready: Promise<void> = Promise.resolve()
  readonly commandLine = { appendSwitch: (name: string, value = '') => void this.switches.set(name, value) }

  requestSingleInstanceLock = () => this.hasLock
  getAppPath = () => this.appPath
  getVersion = () => '9.8.7'
  getPath = (name: string) => this.paths.get(name) ?? tmpdir()
  setPath = (name: string, path: string) => void this.paths.set(name, path)
  whenReady = () => this.ready

  /** As Electron does it: a listener may refuse, then the windows may refuse, then it is over. */
  quit(): void {
    const event = new PreventableEvent()
    this.emit('before-quit', event)
    if (event.isPrevented) return
    for (const window of FakeWindow.all.filter((open) => !open.isDestroyed())) {
      window.close()
      if (!window.isDestroyed()) return
    }
    if (this.hasQuit) return
    this.hasQuit = true
    this.emit('quit')
  }
  startAnew(): void {
    this.removeAllListeners()
    Object.assign(this, { isPackaged: false, hasLock: true, hasQuit: false })
    this.paths.clear()
    this.switches.clear()
    this.ready = new Promise((resolve) => {
      this.becomeReady = resolve
    })
  }
}

export const app = new FakeApp()
export const session = { defaultSession: new FakeSession() }
export const BrowserWindow = FakeWindow

/** What the system tells: its screen was locked, it goes to sleep. */
export const powerMonitor = new EventEmitter()

export const protocol = { registerSchemesAsPrivileged: vi.fn<(schemes: readonly { scheme: string; privileges: object }[]) => void>() }

type Answerer = (event: { senderFrame: unknown }, args: unknown) => unknown
export const served = new Map<string, Answerer>()
export const ipcMain = { handle: (channel: string, answerer: Answerer) => void served.set(channel, answerer) }

export const ipcRenderer = Object.assign(new EventEmitter(), { invoke: vi.fn<(channel: string, args: unknown) => Promise<unknown>>(async () => undefined) })
export const exposed = new Map<string, unknown>()
export const contextBridge = { exposeInMainWorld: (name: string, value: unknown) => void exposed.set(name, value) }

export const dialog = {
  showMessageBox: vi.fn<(window: unknown, options: { signal?: AbortSignal }) => Promise<{ response: number }>>(),
  showSaveDialog: vi.fn<(window: unknown, options: { defaultPath: string }) => Promise<{ canceled: boolean; filePath: string }>>(),
  showErrorBox: vi.fn<(title: string, text: string) => void>(),
}

export const shell = { showItemInFolder: vi.fn<(path: string) => void>() }

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: vi.fn<(menu: unknown) => void>(),
}

export function startAnew(): void {
  vi.clearAllMocks()
  dialog.showMessageBox.mockReset()
  dialog.showSaveDialog.mockReset()
  FakeWindow.all.length = 0
  session.defaultSession = new FakeSession()
  ipcRenderer.removeAllListeners()
  powerMonitor.removeAllListeners()
  served.clear()
  exposed.clear()
  app.startAnew()
}
