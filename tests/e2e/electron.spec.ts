import { expect, test, _electron } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronProgram } from '../../scripts/setup/electron-binary.mjs'

const program = electronProgram()

test('the app opens in Electron, in a sandboxed window', async () => {
  test.skip(program === null, "Electron's program is not on this computer; the same app is tested in the preview shell")
  const dataFolder = await mkdtemp(join(tmpdir(), 'second-look-test-'))
  const app = await _electron.launch({ executablePath: program as string, args: ['.', '--data', dataFolder] })
  try {
    const page = await app.firstWindow()
    await expect(page).toHaveTitle(/Second Look/)
    expect(await page.evaluate(() => 'require' in window)).toBe(false)
  } finally {
    await app.close()
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }
})
