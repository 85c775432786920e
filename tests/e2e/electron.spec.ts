import { electronProgram } from '../../scripts/setup/electron-binary.mjs'
import { expect, test } from './app'

test.skip(electronProgram() === null, "Electron's program is not on this computer; the same app is tested in the preview shell")

test('the app opens in Electron, in a sandboxed window', async ({ app }) => {
  await expect(app.page).toHaveTitle(/Second Look/)
  expect(await app.page.evaluate(() => 'require' in window)).toBe(false)
})
