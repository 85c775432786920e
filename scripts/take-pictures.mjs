// npm run pictures: walks through the demonstration and takes the pictures of README.md again, into docs/pictures/.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { runnerImport } from 'vite'
import { ROOT } from './setup/places.mjs'
import { ensureBuilt } from './setup/prepare.mjs'

const run = promisify(execFile)
const ffmpeg = process.env['FFMPEG_PATH'] ?? 'ffmpeg'
const pictures = join(ROOT, 'docs', 'pictures')
const play = join(ROOT, 'resources', 'demo', 'play.mp4')

process.chdir(ROOT)
if (!(await ensureBuilt())) process.exit(1)
const { module } = await runnerImport(join(ROOT, 'tests/e2e/open-app.ts'), { configFile: false, root: ROOT, logLevel: 'error' })
const { openApp, browserArguments } = /** @type {typeof import('../tests/e2e/open-app')} */ (module)

const folder = await mkdtemp(join(tmpdir(), 'second-look-pictures-'))
await mkdir(pictures, { recursive: true })
const camera = { picture: join(folder, 'play.mjpeg'), sound: join(folder, 'play.wav') }
// Chromium takes the camera's picture for one of narrow range, whatever the file says.
await run(ffmpeg, ['-nostdin', '-loglevel', 'error', '-ss', '36', '-t', '30', '-i', play, '-an', '-vf', 'scale=1280:720,setparams=range=pc', '-q:v', '3', camera.picture, '-ss', '36', '-t', '30', '-i', play, '-map', '1:a', '-ac', '1', '-ar', '48000', camera.sound])
const app = await openApp(folder, true, { viewport: { width: 1280, height: 720 }, locale: 'en-GB', args: browserArguments(camera) }, [])
try {
  await walk(app.page)
} finally {
  await app.close()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** @param {import('@playwright/test').Page} page */
async function walk(page) {
  const button = (/** @type {string | RegExp} */ name) => page.getByRole('button', { name }).first()
  const step = (/** @type {string} */ name) => page.getByRole('navigation', { name: 'Steps of the session' }).getByRole('link', { name }).click()

  await page.getByRole('link', { name: /The Heron family/ }).click()
  // Small pictures of the footage come after the words.
  await page.locator('main [style*="background-image"]').first().waitFor()
  await take(page, 'family')

  await button(/^Open session 4/).click()
  await step('Notice')
  await page.getByTestId('timeline').getByRole('button', { name: /^Wren reaches/ }).click()
  for (let second = 0; second < 4; second += 1) await page.keyboard.press('ArrowRight')
  await settled(page)
  await take(page, 'notice')

  await step('Build')
  await button('Add all to the film').click()
  await page.getByTestId('strip-item').nth(1).click()
  await page.getByLabel('Caption').fill('Wren reaches, and you say what she wants')
  await page.getByTestId('strip-item').nth(1).click()
  await settled(page)
  await take(page, 'build')

  await button(/^Make the film/).click()
  await page.getByRole('link', { name: 'Watch it' }).click({ timeout: 120_000 })
  await button('Watch together').click()
  await played(page, 6.5)
  await page.keyboard.press('Space')
  await page.mouse.move(640, 300)
  await page.locator('[data-cinema=stirred]').waitFor()
  await take(page, 'watch')
  for (const [words, seconds] of /** @type {const} */ ([['She looks at me before she reaches.', 9], ['I did not know that I wait for her.', 10]])) {
    await page.keyboard.press('r')
    await page.getByRole('button', { name: 'Dana', exact: true }).click()
    await page.getByLabel('What was said').fill(words)
    await page.keyboard.press('Enter')
    await played(page, seconds)
  }
  await page.keyboard.press('Escape')

  await step('Reflect')
  await page.getByRole('textbox', { name: 'Seen and heard' }).fill('Wren looked up, reached for the ball and waited. Dana named it and rolled it to her. When the tower fell, Wren went to Dana; she was calm again within seconds.')
  await page.getByRole('textbox', { name: 'The child’s cues' }).fill('Looks first, then reaches. Goes quiet and comes near when something falls.')
  await page.getByRole('textbox', { name: 'What it may mean' }).fill('Wren may be asking whether Dana is with her before she tries.')
  await page.getByRole('textbox', { name: 'The parent’s view' }).fill('Dana had not noticed that she waits.')
  await button(/^Quote “She looks at me/).click()
  await page.mouse.move(640, 600)
  await settled(page)
  await take(page, 'reflect')

  await page.getByRole('link', { name: 'Supervision' }).click()
  await page.getByRole('link', { name: 'The Heron family' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await take(page, 'supervision')

  await page.getByRole('link', { name: 'Families' }).click()
  await page.getByRole('link', { name: /The Heron family/ }).click()
  await button(/^Session 5/).click()
  await button('Open session 5').click()
  await button('Use camera').click()
  await button(/^Start recording/).click()
  for (const seconds of ['00:04', '00:07', '00:09']) {
    await page.getByTestId('elapsed').first().filter({ hasText: seconds }).waitFor()
    await page.keyboard.press('m')
  }
  await page.getByTestId('elapsed').first().filter({ hasText: '00:12' }).waitFor()
  await take(page, 'film')
  await button(/^Finish/).click()
  await page.getByText(/^Recording saved/).waitFor()
}

/** The film that is being watched has come so far. @param {import('@playwright/test').Page} page @param {number} seconds */
async function played(page, seconds) {
  await page.waitForFunction((until) => [...document.querySelectorAll('video')].some((video) => video.dataset['testid'] === 'watch-video' && video.currentTime > until), seconds)
}

/** Saved, drawn, and nothing on its way. @param {import('@playwright/test').Page} page */
async function settled(page) {
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => [...document.querySelectorAll('video')].every((video) => video.currentSrc === '' || !video.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || (!video.seeking && video.readyState >= 2)))
}

/** A picture of the window, in as few colours as do it justice. @param {import('@playwright/test').Page} page @param {string} name */
async function take(page, name) {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(drawn)
  await page.evaluate(() => Promise.all(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished)))
  const [whole, small] = [join(folder, `${name}.png`), join(pictures, `${name}.png`)]
  await page.screenshot({ path: whole, caret: 'hide' })
  await run(ffmpeg, ['-nostdin', '-loglevel', 'error', '-y', '-i', whole, '-vf', 'split[a][b];[a]palettegen=max_colors=256:stats_mode=single[p];[b][p]paletteuse=dither=none', '-frames:v', '1', '-compression_level', '100', '-pred', 'mixed', small])
  console.log(`docs/pictures/${name}.png`)
}

/** Runs in the page: every picture behind something is there. */
function drawn() {
  const addresses = [...document.querySelectorAll('main *')].flatMap((element) => /url\("(.+?)"\)/.exec(getComputedStyle(element).backgroundImage)?.[1] ?? [])
  return Promise.all([...new Set(addresses)].map((address) => Object.assign(new Image(), { src: address }).decode()))
}
