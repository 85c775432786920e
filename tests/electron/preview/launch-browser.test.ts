import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { launchBrowser } from '../../../electron/preview/launch-browser'
import { aDataFolder } from '../../support/data-folder'

/** A program that writes down what it was given, and stays open as a browser would, or not. */
async function aBrowser(folder: string, isClosedAtOnce: boolean): Promise<string> {
  const program = join(folder, 'browser')
  const script = `#!${process.execPath}\nrequire('node:fs').writeFileSync(${JSON.stringify(join(folder, 'given.json'))}, JSON.stringify(process.argv.slice(2)))\n${isClosedAtOnce ? '' : 'setInterval(() => undefined, 1000)'}\n`
  await writeFile(program, script)
  await chmod(program, 0o755)
  return program
}

describe.skipIf(process.platform === 'win32')('the browser window', () => {
  test('opens on the app alone, with a profile inside the data folder', async () => {
    const folder = await aDataFolder()
    const window = await launchBrowser(await aBrowser(folder, true), 'http://127.0.0.1:25000/?token=x', folder)
    await window.whenClosed
    const given: unknown = JSON.parse(await readFile(join(folder, 'given.json'), 'utf8'))
    expect(given).toEqual(expect.arrayContaining(['--app=http://127.0.0.1:25000/?token=x', `--user-data-dir=${join(folder, 'browser-profile')}`]))
  })

  test('checks no spelling and sends nothing typed anywhere, also in a profile that was used before', async () => {
    const folder = await aDataFolder()
    const program = await aBrowser(folder, true)
    const preferences = join(folder, 'browser-profile', 'Default', 'Preferences')
    await (await launchBrowser(program, 'http://127.0.0.1:25000/', folder)).whenClosed
    await writeFile(preferences, JSON.stringify({ profile: { name: 'kept' }, browser: { enable_spellchecking: true } }))
    await (await launchBrowser(program, 'http://127.0.0.1:25000/', folder)).whenClosed
    expect(JSON.parse(await readFile(preferences, 'utf8'))).toMatchObject({ profile: { name: 'kept' }, browser: { enable_spellchecking: false }, search: { suggest_enabled: false } })
  })

  test('closes when the app ends', async () => {
    const folder = await aDataFolder()
    const window = await launchBrowser(await aBrowser(folder, false), 'http://127.0.0.1:25000/', folder)
    window.close()
    await expect(window.whenClosed).resolves.toBeUndefined()
  })

  test('that cannot be opened counts as closed', async () => {
    const folder = await aDataFolder()
    await expect((await launchBrowser(join(folder, 'nothing'), 'http://127.0.0.1:25000/', folder)).whenClosed).resolves.toBeUndefined()
  })
})
