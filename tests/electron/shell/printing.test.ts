import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pdfNameFor, savePageAsPdf } from '../../../electron/shell/printing'
import { AppFailure } from '../../../shared/domain/outcome'
import * as fake from '../../support/fake-electron'

vi.mock('electron', () => import('../../support/fake-electron'))

let folder: string

beforeEach(async () => {
  fake.startAnew()
  folder = await mkdtemp(join(tmpdir(), 'second-look-pdf-'))
})
afterEach(() => rm(folder, { recursive: true }))

const personChooses = (filePath: string) => fake.dialog.showSaveDialog.mockResolvedValue({ canceled: false, filePath })

test('the page as it prints is written where the person chose', async () => {
  personChooses(join(folder, 'note.pdf'))
  expect(await savePageAsPdf(new BrowserWindow({}), 'Session 4')).toBe(true)
  expect(await readFile(join(folder, 'note.pdf'), 'utf8')).toBe('%PDF-1.7')
  expect(await readdir(folder)).toEqual(['note.pdf'])
})

test('who cancels gets no file, and nothing is printed', async () => {
  fake.dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' })
  expect(await savePageAsPdf(new BrowserWindow({}), 'Session 4')).toBe(false)
  expect(fake.FakeWindow.all[0]?.webContents.printToPDF).not.toHaveBeenCalled()
  expect(await readdir(folder)).toEqual([])
})

test('a tagged PDF is made, so that a screen reader can read it', async () => {
  personChooses(join(folder, 'note.pdf'))
  await savePageAsPdf(new BrowserWindow({}), 'Session 4')
  expect(fake.FakeWindow.all[0]?.webContents.printToPDF).toHaveBeenCalledWith(expect.objectContaining({ generateTaggedPDF: true, printBackground: true }))
})

test('a file that stood there is replaced whole', async () => {
  await writeFile(join(folder, 'note.pdf'), 'an older and much longer file')
  personChooses(join(folder, 'note.pdf'))
  await savePageAsPdf(new BrowserWindow({}), 'Session 4')
  expect(await readFile(join(folder, 'note.pdf'), 'utf8')).toBe('%PDF-1.7')
})

test('a place that cannot be written to is an expected failure, said in the app’s own words', async () => {
  personChooses(join(folder, 'missing', 'note.pdf'))
  const saving = savePageAsPdf(new BrowserWindow({}), 'Session 4')
  await expect(saving).rejects.toThrow(AppFailure)
  await expect(saving).rejects.toMatchObject({ error: { kind: 'storage-failed', code: 'ENOENT' } })
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
