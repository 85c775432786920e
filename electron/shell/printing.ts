import type { BrowserWindow } from 'electron'
import { savePagePdf } from '../archive/save-page-pdf'
import { askWhereToSavePdf } from './dialogs'
import { words } from './words'

/** The page as it prints, written where the person chose; false where they cancelled. */
export async function savePageAsPdf(window: BrowserWindow, title: string): Promise<boolean> {
  const path = await askWhereToSavePdf(window, pdfNameFor(title))
  if (path === null) return false
  const pdf = await window.webContents.printToPDF({
    pageSize: 'A4',
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
  await savePagePdf(path, pdf)
  return true
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
