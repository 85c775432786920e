import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { mediaOf, type Recording } from '../../shared/domain/recording'
import { passTheDoor, PASSPHRASE } from '../e2e/door'
import { ffmpeg } from '../e2e/ffmpeg'
import { browserArguments, openApp, type RunningPreview } from '../e2e/open-app'
import { recordsOf } from '../e2e/records'
import { addFamily, goToStep, openSession, recordConsent, saved } from '../e2e/steps'
import { aWord, foundBelow, foundIn, stretchesOf, wordCanary, type Canary } from './canaries'
import type { Sought } from './canary'
import { watchProcesses } from './told-processes'

/** Where programs share memory by name. */
const SHARED_MEMORY = '/dev/shm'
const WORDS = ['alias', 'adult', 'child', 'goal', 'right', 'file name', 'words in the file', 'caption', 'remark', 'note', 'search'] as const
type Words = Readonly<Record<(typeof WORDS)[number], string>>

/** A visit in the built app, through the screen of a real browser with a profile of its own; looked at at each turn. */
export async function seekInTheApp(folder: string): Promise<Sought> {
  const own = join(folder, 'app')
  const [data, temporary] = [join(own, 'data'), join(own, 'temporary')]
  for (const each of [data, temporary]) await mkdir(each, { recursive: true })
  const words = Object.fromEntries(WORDS.map((name) => [name, aWord()])) as Words
  const footage = await aPhoneFile(folder, words)
  const canaries = [...Object.entries(words).map(([name, word]) => wordCanary(name, word)), wordCanary('passphrase', PASSPHRASE), ...stretchesOf(await readFile(footage), 'footage')]
  const found: string[] = []
  const look = async (turn: string, also: readonly Canary[] = []): Promise<void> => {
    for (const place of [own, SHARED_MEMORY]) found.push(...(await foundBelow([...canaries, ...also], place)).map((each) => `${each}, ${turn}`))
  }

  const usual = process.env['TMPDIR']
  process.env['TMPDIR'] = temporary
  const watch = watchProcesses(process.pid)
  let running: RunningPreview | null = null
  const open = async (): Promise<Page> => {
    running = await openApp(data, false, { headless: true, viewport: { width: 1360, height: 880 }, locale: 'en-GB', args: browserArguments(null) }, [])
    await passTheDoor(running.page, 60_000)
    return running.page
  }
  const opened = (): RunningPreview => {
    if (!running) throw new Error('The app is not open')
    return running
  }
  try {
    const page = await open()
    const pictures = await aVisit(opened(), page, words, footage)
    await look('running', pictures)
    await page.keyboard.press('Control+Shift+L')
    await expect(page.getByRole('heading', { name: 'Second Look is locked' })).toBeVisible({ timeout: 30_000 })
    await look('locked', pictures)
    await passTheDoor(page, 60_000)
    await opened().close()
    await look('closed', pictures)

    const again = await open()
    await again.getByRole('link', { name: new RegExp(words.alias) }).first().click()
    await opened().crash()
    await opened().kill()
    await look('killed', pictures)
    await opened().close()

    await erase(await open(), words)
    await look('erased', pictures)
    await opened().close()
    await look('erased and closed', pictures)
    const everything = [...canaries, ...pictures]
    found.push(...foundIn(everything, 'arguments or environment', await watch.stop()))
    return { planted: everything.length, found, control: await controlHits(await open(), opened(), words, own) }
  } finally {
    await watch.stop()
    await (running as RunningPreview | null)?.close().catch(() => undefined)
    if (usual === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = usual
  }
}

/** Its words lie in the file as a phone writes them; its pictures are noise, which is the same nowhere else. */
async function aPhoneFile(folder: string, words: Words): Promise<string> {
  const path = join(folder, `${words['file name']}.mp4`)
  await ffmpeg('-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25:duration=6', '-f', 'lavfi', '-i', 'anoisesrc=duration=6:amplitude=0.2', '-vf', 'noise=alls=40:allf=t', '-metadata', `comment=${words['words in the file']}`, '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', path)
  return path
}

/** From the family to the note. Gives stretches of what the page was shown of the footage. */
async function aVisit({ context, origin }: RunningPreview, page: Page, words: Words, footage: string): Promise<readonly Canary[]> {
  await addFamily(page, { alias: words.alias, adult: words.adult, relation: 'mother', child: words.child, goal: words.goal })
  await openSession(page, 1)
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^Bring in footage/ }).click()
  await (await choosing).setFiles(footage)
  await recordConsent(page, words.right)
  await expect(page.getByText('Mark moments')).toBeVisible({ timeout: 60_000 })
  const [recording] = await recordsOf<Recording>(page, 'recordings')
  await goToStep(page, 'Notice')
  await expect.poll(() => page.getByTestId('player').evaluate((video: HTMLVideoElement) => video.videoWidth), { timeout: 30_000 }).toBeGreaterThan(0)
  await page.getByTestId('player').evaluate((video: HTMLVideoElement) => video.play())
  await page.getByTestId('mark-strong').click()
  await expect(page.getByRole('tab', { name: /^Marked/ })).toHaveText('Marked (1)')
  await goToStep(page, 'Build')
  await page.getByRole('button', { name: /^Add to the film/ }).click()
  await page.getByTestId('strip-item').nth(1).click()
  await page.getByLabel('Caption').fill(words.caption)
  await page.getByRole('button', { name: /^Make the film/ }).click()
  await page.getByRole('link', { name: 'Watch it' }).click({ timeout: 120_000 })
  await page.getByRole('button', { name: 'Watch together' }).click()
  await expect.poll(() => page.getByTestId('watch-video').evaluate((video: HTMLVideoElement) => video.currentTime), { timeout: 30_000 }).toBeGreaterThan(0)
  await page.keyboard.press('r')
  await page.getByLabel('What was said').fill(words.remark)
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.keyboard.press('Escape')
  await goToStep(page, 'Reflect')
  // Letter by letter, as what corrects spelling sees it.
  await page.getByRole('textbox', { name: 'Seen and heard' }).pressSequentially(words.note)
  await page.keyboard.press('Tab')
  await saved(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type(words.search)
  await page.keyboard.press('Escape')
  const shown = await context.request.get(`${origin}/footage/${recording?.id}/thumbnails`)
  if (!shown.ok() || !recording || mediaOf(recording) === null) throw new Error('There are no small pictures to look for')
  return stretchesOf(await shown.body(), 'small pictures')
}

async function erase(page: Page, words: Words): Promise<void> {
  await page.getByRole('link', { name: new RegExp(words.alias) }).first().click()
  await page.getByRole('button', { name: 'Erase this family…' }).click()
  const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'))
  await dialog.getByRole('textbox').fill(words.alias)
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  await expect(page.getByText('Erased', { exact: true })).toBeVisible({ timeout: 30_000 })
}

/** The same words, kept by the same browser for a page that does not seal them. */
async function controlHits(page: Page, running: RunningPreview, words: Words, own: string): Promise<number> {
  await page.evaluate((kept) => localStorage.setItem('control', kept.join(' ')), Object.values(words))
  await running.close()
  return (await foundBelow(Object.entries(words).map(([name, word]) => wordCanary(name, word)), join(own, 'data', 'browser-profile'))).length
}
