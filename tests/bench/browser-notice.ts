import type { Page } from '@playwright/test'
import { SECOND } from '../../shared/domain/time'
import { percentile, type Bench } from './bench'
import { withSession } from './browser-session'
import { preparedLength } from './prepared-footage'

const presses = 80
const moments = Array.from({ length: 36 }, (_, index) => Math.round(((index + 0.37) * preparedLength) / 37))
const frame = SECOND / 30

/** Noticing in the reference source, in a real browser. */
export const benches: readonly Bench[] = [
  {
    names: ['key.saved_p95_ms'],
    async run(report) {
      await withSession('notice', { hasFootage: true, annotations: 1_000 }, async ({ page }) => {
        await page.addInitScript(watchSaving)
        await page.reload()
        await pictureShown(page)
        const still = await pressKeys(page)
        await page.keyboard.press('Space')
        const playing = await pressKeys(page)
        report('key.saved_p95_ms', percentile(still.durable, 95), `among 1000 annotations, ${still.durable.length} presses; median ${percentile(still.durable, 50).toFixed(1)} ms; "Saved" is seen after ${percentile(still.said, 95).toFixed(1)} ms; while 1080p plays ${percentile(playing.durable, 95).toFixed(1)} ms`)
      })
    },
  },
  {
    names: ['seek.p95_ms'],
    async run(report) {
      await withSession('notice', { hasFootage: true, moments }, async ({ page }) => {
        await pictureShown(page)
        const times: number[] = []
        // Far apart and to and fro, as nobody's decoder likes it.
        for (const index of moments.map((_, position) => (position * 23 + 11) % moments.length)) times.push(await clickUntilShown(page, index))
        report('seek.p95_ms', percentile(times, 95), `1080p, a key frame every 250; ${times.length} clicks; median ${percentile(times, 50).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms`)
      })
    },
  },
]

declare global {
  interface Window {
    /** From a key's press until what it marked is on disk, ms. */
    savedAfter?: number[]
    /** And until the page says so. */
    saidAfter?: number[]
    shownAfter?: number | null
  }
}

async function pressKeys(page: Page): Promise<{ readonly durable: readonly number[]; readonly said: readonly number[] }> {
  await page.evaluate(() => {
    window.savedAfter?.splice(0)
    window.saidAfter?.splice(0)
  })
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('KeyA')
    await page.waitForFunction((count) => (window.savedAfter ?? []).length > count && (window.saidAfter ?? []).length > count, press)
    // Nobody presses the next key before the screen has caught up.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 })))
  }
  return page.evaluate(() => ({ durable: window.savedAfter ?? [], said: window.saidAfter ?? [] }))
}

/** Runs in the page before anything of the app. */
function watchSaving(): void {
  const savedAfter: number[] = (window.savedAfter = [])
  const saidAfter: number[] = (window.saidAfter = [])
  let pressedAt: number | null = null
  window.addEventListener('keydown', (event) => (pressedAt = event.code === 'KeyA' ? event.timeStamp : null), { capture: true })
  const begin = Reflect.get(IDBDatabase.prototype, 'transaction') as IDBDatabase['transaction']
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const transaction = begin.call(this, stores, mode, options)
    if (pressedAt === null || mode !== 'readwrite' || options?.durability !== 'strict') return transaction
    const at = pressedAt
    pressedAt = null
    transaction.addEventListener('complete', () => {
      savedAfter.push(performance.now() - at)
      const look = (): void => {
        if (document.querySelector('header')?.textContent.includes('Saved') === true) saidAfter.push(performance.now() - at)
        else requestAnimationFrame(look)
      }
      look()
    })
    return transaction
  }
}

async function pictureShown(page: Page): Promise<void> {
  await page.getByTestId('player').waitFor()
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2)
  // The frame table, the filmstrip and the list.
  await page.waitForLoadState('networkidle')
}

/** From the click on a moment in the list until its first frame is on screen, ms. */
async function clickUntilShown(page: Page, index: number): Promise<number> {
  const list = page.getByRole('list', { name: 'Everything marked, in order' })
  // The list holds only the rows in sight.
  await list.evaluate((rows, top) => rows.parentElement?.scrollTo({ top }), index * 44 - 100)
  const row = page.getByTestId(`row-moment-${index}`)
  await row.waitFor()
  const box = await row.boundingBox()
  if (!box) throw new Error('The moment is not in sight')
  const start = moments[index] ?? 0
  await page.evaluate(watchPicture, { from: (start - frame) / SECOND, to: (start + 1) / SECOND })
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await page.waitForFunction(() => typeof window.shownAfter === 'number')
  return page.evaluate(() => window.shownAfter ?? Number.NaN)
}

/** Runs in the page: the next click begins it, a frame with a time in `(from, to]` seconds ends it. */
function watchPicture({ from, to }: { readonly from: number; readonly to: number }): void {
  const video = document.querySelector('video')
  let clickedAt: number | null = null
  window.shownAfter = null
  window.addEventListener('click', (event) => (clickedAt = event.timeStamp), { capture: true, once: true })
  const look = (_now: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
    if (clickedAt !== null && mediaTime > from && mediaTime <= to) window.shownAfter = performance.now() - clickedAt
    else video?.requestVideoFrameCallback(look)
  }
  video?.requestVideoFrameCallback(look)
}
