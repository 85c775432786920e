import { BrowserWindow } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { choosePdfFile, pdfNameFor, printPage } from '../../../electron/shell/printing'
import * as fake from '../../support/fake-electron'

vi.mock('electron', () => import('../../support/fake-electron'))

beforeEach(() => fake.startAnew())

test('the person is asked where to, with a name to begin with', async () => {
  fake.dialog.showSaveDialog.mockResolvedValue({ canceled: false, filePath: '/papers/note.pdf' })
  expect(await choosePdfFile(new BrowserWindow({}), 'Session 4')).toBe('/papers/note.pdf')
  expect(fake.dialog.showSaveDialog).toHaveBeenCalledWith(expect.anything(), expect.objectContaining({ defaultPath: 'Session 4.pdf' }))
})

test('who cancels chooses nothing', async () => {
  fake.dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' })
  expect(await choosePdfFile(new BrowserWindow({}), 'Session 4')).toBeNull()
})

test('a tagged PDF is made, so that a screen reader can read it', async () => {
  expect(Buffer.from(await printPage(new BrowserWindow({}))).toString()).toBe('%PDF-1.7')
  expect(fake.FakeWindow.all[0]?.webContents.printToPDF).toHaveBeenCalledWith(expect.objectContaining({ generateTaggedPDF: true, printBackground: true }))
})

test.each([
  ['Session 4, 16 Oct', 'Session 4, 16 Oct.pdf'],
  ['Zoë: what/we saw?', 'Zoë what we saw.pdf'],
  ['../../etc/passwd', 'etc passwd.pdf'],
  ['  . hidden . ', 'hidden.pdf'],
  ['', 'Page.pdf'],
  ['CON', 'Page.pdf'],
  ['a\u202Efdp.exe\u0000', 'a fdp.exe.pdf'],
  ['x'.repeat(300), `${'x'.repeat(100)}.pdf`],
])('a page called %j is offered as %j', (title, name) => {
  expect(pdfNameFor(title)).toBe(name)
})
