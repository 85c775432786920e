import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
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
    expect(JSON.parse(await readFile(preferences, 'utf8'))).toMatchObject({ profile: { name: 'kept' }, browser: { enable_spellchecking: false }, search: { suggest_enabled: false }, autofill: { profile_enabled: false }, credentials_enable_service: false, session: { restore_on_startup: 5 } })
  })

  test('finds and leaves nothing in its profile that was typed, and keeps what the page stores', async () => {
    const folder = await aDataFolder()
    const place = join(folder, 'browser-profile', 'Default')
    const kept = ['IndexedDB', 'Local Storage', 'Cookies']
    const fill = async () => {
      for (const name of ['Sessions', 'Sessions_Encrypted', ...kept]) {
        await mkdir(join(place, name), { recursive: true })
        await writeFile(join(place, name, 'file'), 'words')
      }
      for (const name of ['Web Data', 'Web Data-journal', 'Login Data', 'Login Data For Account', 'Top Sites', 'History', 'History-journal', 'Custom Dictionary.txt']) await writeFile(join(place, name), 'words')
    }
    await fill()
    const window = await launchBrowser(await aBrowser(folder, false), 'http://127.0.0.1:25000/', folder)
    expect((await readdir(place)).toSorted()).toEqual([...kept, 'Preferences'].toSorted())
    await fill()
    window.close()
    await window.whenClosed
    expect((await readdir(place)).toSorted()).toEqual([...kept, 'Preferences'].toSorted())
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
