import type { BrowserWindow } from 'electron'
import { askWhereToSavePdf } from './dialogs'
import { words } from './words'

/** The file the person chose for the page, or null where they cancelled. */
export function choosePdfFile(window: BrowserWindow, title: string): Promise<string | null> {
  return askWhereToSavePdf(window, pdfNameFor(title))
}

/** The page as it prints. */
export function printPage(window: BrowserWindow): Promise<Uint8Array> {
  return window.webContents.printToPDF({
    pageSize: 'A4',
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
}

/** A file name that every system accepts, from a title that may hold anything. */
export function pdfNameFor(title: string): string {
  const name = title
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.]+/, '')
    .slice(0, 100)
    .replace(/[\s.]+$/, '')
  return `${name === '' || WINDOWS_DEVICES.test(name) ? words.saveAsPdf.untitled : name}.pdf`
}

const WINDOWS_DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
