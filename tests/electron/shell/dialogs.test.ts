import { BrowserWindow } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { askWhereToSave } from '../../../electron/shell/dialogs'
import { words } from '../../../electron/shell/words'
import * as fake from '../../support/fake-electron'

vi.mock('electron', () => import('../../support/fake-electron'))

beforeEach(() => fake.startAnew())

test('a copy is offered under a name that says nothing of anybody, and is kept out of the recent documents', async () => {
  fake.dialog.showSaveDialog.mockResolvedValue({ canceled: false, filePath: '/media/stick/Film.mp4' })
  expect(await askWhereToSave(new BrowserWindow({}), words.saveCopy, 'mp4')).toBe('/media/stick/Film.mp4')
  expect(fake.dialog.showSaveDialog.mock.calls[0]?.[1]).toMatchObject({ defaultPath: 'Film.mp4', properties: expect.arrayContaining(['dontAddToRecent']) })
})

test('who cancels has chosen nothing', async () => {
  fake.dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' })
  expect(await askWhereToSave(new BrowserWindow({}), words.saveCopy, 'mp4')).toBeNull()
})
