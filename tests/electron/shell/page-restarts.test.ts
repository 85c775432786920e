import type { BrowserWindow } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { restartPage } from '../../../electron/shell/page-restarts'
import { AppFailure } from '../../../shared/domain/outcome'
import * as fake from '../../support/fake-electron'

vi.mock('electron', () => import('../../support/fake-electron'))

beforeEach(fake.startAnew)

test('a page comes back also where the disk refuses to let go of what was filmed', async () => {
  const complained = vi.spyOn(console, 'error').mockReturnValue()
  const refusal = new AppFailure({ kind: 'storage-failed', code: 'EIO' })
  const window = new fake.FakeWindow({})
  restartPage(window as unknown as BrowserWindow, { pageGone: () => Promise.reject(refusal), close: () => undefined })
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  await vi.waitFor(() => expect(window.reload).toHaveBeenCalledOnce())
  expect(complained).toHaveBeenCalledWith(refusal)
})
