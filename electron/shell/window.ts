import { BrowserWindow } from 'electron'
import { START_PAGE } from './origin'

export interface WindowPlace {
  readonly preload: string
  readonly icon: string
  readonly isPackaged: boolean
}

/** The one way a window is made. Loading begins with `openStartPage`, once everything that answers the page stands. */
export function createWindow({ preload, icon, isPackaged }: WindowPlace): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    // The paper of the page, so that nothing flashes before the first paint.
    backgroundColor: '#fbf8f3',
    title: 'Second Look',
    icon,
    autoHideMenuBar: false,
    webPreferences: {
      preload,
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
      // The spell checker loads dictionaries from the network and keeps added words, children's names among them, unsealed.
      spellcheck: false,
      devTools: !isPackaged,
      // Filming goes on while the window is covered.
      backgroundThrottling: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  return window
}

export async function openStartPage(window: BrowserWindow): Promise<void> {
  try {
    await window.loadURL(START_PAGE)
  } catch (error) {
    // Closed while it was loading; nobody is waiting for it.
    if (!window.isDestroyed()) throw error
  }
}

/** A second start of the app brings the window that is there to the front. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
