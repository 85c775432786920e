import { dialog, type BrowserWindow } from 'electron'
import { words } from './words'

/** What to do with a close that the page holds up. A question that is taken back counts as waiting. */
export async function askWhetherToClose(window: BrowserWindow, signal: AbortSignal): Promise<'wait' | 'close'> {
  const { question, detail, wait, closeNow } = words.closing
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: question,
    detail,
    buttons: [wait, closeNow],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal,
  })
  return response === 1 ? 'close' : 'wait'
}

export async function askWhetherToTryAgain(window: BrowserWindow): Promise<'try-again' | 'close'> {
  const { question, detail, tryAgain, close } = words.pageStops
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: question,
    detail,
    buttons: [tryAgain, close],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  return response === 0 ? 'try-again' : 'close'
}

/** The file the person chose for a printed page, or null where they cancelled. */
export function askWhereToSavePdf(window: BrowserWindow, fileName: string): Promise<string | null> {
  return askWhereToSave(window, { title: words.saveAsPdf.title, fileName, kind: words.saveAsPdf.pdf }, 'pdf')
}

/** The same for anything that leaves the vault. */
export async function askWhereToSave(window: BrowserWindow, say: { readonly title: string; readonly fileName: string; readonly kind: string }, extension: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: say.title,
    defaultPath: say.fileName,
    filters: [{ name: say.kind, extensions: [extension] }],
    // Not among the system's recently used documents: its name may be a family's alias.
    properties: ['showOverwriteConfirmation', 'dontAddToRecent', 'createDirectory'],
  })
  return canceled || filePath === '' ? null : filePath
}

/** The folder the person chose, or null where they cancelled. */
export async function askWhereBackupsGo(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { title: words.backups.folder, buttonLabel: words.backups.choose, properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] })
  return canceled ? null : (filePaths[0] ?? null)
}

/** The backup the person chose, or null where they cancelled. */
export async function askForBackup(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.backups.file,
    filters: [{ name: words.backups.kind, extensions: ['slbackup'] }],
    properties: ['openFile', 'dontAddToRecent'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Works before the app is ready, too. */
export function sayCannotStart(reason: Exclude<keyof typeof words.cannotStart, 'title'>): void {
  dialog.showErrorBox(words.cannotStart.title, words.cannotStart[reason])
}
