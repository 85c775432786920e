import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { aWord, foundBelow, wordCanary } from '../faults/canaries'
import { passTheDoor, PASSPHRASE } from './door'
import { browserArguments, openApp } from './open-app'
import { addFamily, goToStep, openSession, saved } from './steps'

let dataFolder: string
test.beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'second-look-test-'))
})
test.afterEach(() => rm(dataFolder, { recursive: true, force: true, maxRetries: 5 }))

test('nothing that is typed lies readable in the browser profile or the vault, open or closed', { tag: '@preview' }, async ({ viewport, locale, headless }) => {
  const [alias, adult, child, goal, note, unfinished, unguarded] = [aWord(), aWord(), aWord(), aWord(), aWord(), aWord(), aWord()]
  const typed = [...Object.entries({ alias, adult, child, goal, note, unfinished }).map(([name, word]) => wordCanary(name, word)), wordCanary('passphrase', PASSPHRASE)]
  const problems: string[] = []
  const running = await openApp(dataFolder, false, { viewport, headless, args: browserArguments(null), ...(locale ? { locale } : {}) }, problems)
  try {
    const { page } = running
    await passTheDoor(page)
    await addFamily(page, { alias, adult, relation: 'mother', child, goal })
    await openSession(page, 1)
    await goToStep(page, 'Reflect')
    await page.getByRole('textbox', { name: 'Seen and heard' }).fill(note)
    await page.keyboard.press('Tab')
    await saved(page)
    await page.getByRole('textbox', { name: 'Next step' }).fill(unfinished)

    // A field that does not say `autocomplete="off"`: once Chromium has written its words down, it has had its chance with ours.
    await page.evaluate(() => document.body.append(document.createElement('textarea')))
    await page.locator('body > textarea').fill(unguarded)
    await expect.poll(() => foundBelow([wordCanary('unguarded', unguarded)], join(dataFolder, 'browser-profile')), { timeout: 15_000 }).not.toEqual([])
    expect(await foundBelow(typed, dataFolder)).toEqual([])
  } finally {
    await running.close()
  }
  expect(problems).toEqual([])
  expect(await foundBelow(typed, dataFolder)).toEqual([])

  const ordinary = join(dataFolder, 'browser-profile', 'ordinary')
  await mkdir(ordinary)
  const writings = [alias, Buffer.from(adult, 'utf16le'), Buffer.from(`a note: ${child}`).toString('base64'), Buffer.from(goal).toString('hex')]
  for (const [index, bytes] of writings.entries()) await writeFile(join(ordinary, `${index}`), bytes)
  expect(await foundBelow(typed, dataFolder)).toHaveLength(writings.length)
})
