import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../electron/preview/find-browser'
import { runPreview } from '../../electron/preview/run-preview'
import { browserArguments } from '../e2e/open-app'
import { passTheDoor, PASSPHRASE } from '../e2e/door'
import { answered } from '../e2e/line'
import { median, type Bench } from './bench'
import { buildIfStale } from './browser-session'
import { annotations, annotationsOfSession, families, momentsOfEach, preparedPractice, sessionsOfEach } from './prepared-practice'

const rounds = 5
const MINUTE = 60_000

/** Going in, and opening a session, after years of work. */
export const benches: readonly Bench[] = [
  {
    names: ['unlock.list_ms', 'open.session_ms'],
    async run(report) {
      await buildIfStale()
      const folder = await preparedPractice()
      // The database is rebuilt from the vault the first time.
      await withApp(folder, (page) => passTheDoor(page, 20 * MINUTE))
      const [lists, sessions]: [number[], number[]] = [[], []]
      for (let round = 0; round < rounds; round += 1) {
        await withApp(folder, async (page, settled) => {
          // What is seen to after every start is over when a person has found the session.
          lists.push(await unlockUntilListed(page))
          await settled
          await goToFamily(page)
          sessions.push(await openUntilListed(page))
        })
      }
      const note = (times: readonly number[]): string => `longest ${Math.max(...times).toFixed(0)} ms of ${rounds}`
      report('unlock.list_ms', median(lists), `${families} families, ${families * sessionsOfEach} sessions, after the key derivation; ${note(lists)}`)
      report('open.session_ms', median(sessions), `from the family's page, when all of it is there, to the marks on screen, ${annotationsOfSession} annotations among ${annotations}; ${note(sessions)}`)
    },
  },
]

async function withApp(folder: string, use: (page: Page, settled: Promise<void>) => Promise<unknown>): Promise<void> {
  const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const preview = await runPreview({ dataFolder: folder, staticFolder: at('dist/renderer'), version: 'bench', isDemo: false, demoFootage: at('resources/demo/play.mp4'), readyToClose: () => undefined })
  const program = findBrowser()
  const context = await chromium.launchPersistentContext(join(folder, 'browser-profile'), { viewport: { width: 1600, height: 900 }, locale: 'en-GB', args: browserArguments(null), ...(program ? { executablePath: program } : {}) })
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    const settled = answered(page, 'recording:kept')
    await page.goto(preview.entrance)
    await use(page, settled)
  } finally {
    await context.close()
    await preview.close()
  }
}

/** From the end of the key derivation until every family in sight is painted with all that is said of it, ms. */
async function unlockUntilListed(page: Page): Promise<number> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  const derived = endOfDerivation()
  const painted = page.evaluate(whenPainted, { rows: 'main li a[href*="/families/"]', complete: 'signed' })
  await page.keyboard.press('Enter')
  const [from, to] = await Promise.all([derived, painted])
  return to - from
}

/** Sessions are opened from their family's page, once it is there to its last card. */
async function goToFamily(page: Page): Promise<void> {
  await page.evaluate(() => void (location.hash = '#/families/family'))
  await page.getByRole('heading', { name: 'What was marked' }).waitFor()
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
}

/** From going to a session until what is marked in it is painted, ms. */
async function openUntilListed(page: Page): Promise<number> {
  const painted = page.evaluate(whenPainted, { rows: `li[aria-setsize="${annotationsOfSession + momentsOfEach}"]`, complete: '' })
  const from = await page.evaluate(() => {
    location.hash = '#/sessions/session/notice'
    return performance.timeOrigin + performance.now()
  })
  return (await painted) - from
}

/** Argon2id works on a thread of its own, which is ended as soon as it has answered. By the clock on the wall. */
function endOfDerivation(): Promise<number> {
  const end = Reflect.get(Worker.prototype, 'terminate') as Worker['terminate']
  return new Promise((resolve) => {
    Worker.prototype.terminate = function () {
      Worker.prototype.terminate = end
      resolve(performance.timeOrigin + performance.now())
      return end.call(this)
    }
  })
}

/** Runs in the page: when there are such rows and all of them in sight say what they should, by the clock on the wall. */
function whenPainted({ rows, complete }: { readonly rows: string; readonly complete: string }): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      const inSight = [...document.querySelectorAll(rows)].filter((row) => row.getBoundingClientRect().top < innerHeight)
      if (inSight.length > 0 && inSight.every((row) => row.textContent.includes(complete))) requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())))
      else requestAnimationFrame(look)
    }
    look()
  })
}
