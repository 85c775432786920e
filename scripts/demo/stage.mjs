// A headless browser that draws the frames of the film, found on the PATH so that nothing is downloaded.
import { accessSync, constants } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
// Modules cannot be imported from file:, so the page is given an address that only this script answers.
const ADDRESS = 'http://demo.invalid/'

/**
 * @param {{ from: number, until: number, framesPerSecond: number, atOnce: number }} wanted frame numbers, `until` not included
 * @returns {AsyncGenerator<Buffer>} JPEG pictures in order
 */
export async function* drawnFrames({ from, until, framesPerSecond, atOnce }) {
  const browser = await chromium.launch({ executablePath: browserOnPath(), args: QUIET })
  try {
    const page = await browser.newPage({ viewport: { width: 320, height: 180 } })
    page.on('pageerror', (error) => { throw error })
    await page.route(`${ADDRESS}**`, async (route) => {
      const name = basename(new URL(route.request().url()).pathname)
      if (!name.endsWith('.mjs')) return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
      return route.fulfill({ contentType: 'text/javascript', body: await readFile(join(import.meta.dirname, name), 'utf8') })
    })
    await page.goto(ADDRESS)
    for (let frame = from; frame < until; frame += atOnce) {
      const order = { frame, count: Math.min(atOnce, until - frame), framesPerSecond }
      const pictures = await page.evaluate(async (wanted) => {
        const module = '/film.mjs'
        const film = await import(module)
        return /** @type {string[]} */ (film.framesFrom(wanted.frame, wanted.count, wanted.framesPerSecond))
      }, order)
      for (const picture of pictures) yield Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64')
    }
  } finally {
    await browser.close()
  }
}

function browserOnPath() {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of BROWSERS) {
      const candidate = join(folder, process.platform === 'win32' ? `${name}.exe` : name)
      if (isRunnable(candidate)) return candidate
    }
  }
  throw new Error(`No browser found on the PATH. Looked for: ${BROWSERS.join(', ')}.`)
}

/** @param {string} path */
function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
