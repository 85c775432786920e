import type { Page } from '@playwright/test'
import { SECOND, type Ms } from '../../shared/domain/time'
import { percentile, type Bench } from './bench'
import { withSession } from './browser-session'
import { preparedLength } from './prepared-footage'

const frame = SECOND / 30

/** So many moments, spread over the prepared footage, each some way into a second. */
export function spreadMoments(count: number): readonly Ms[] {
  return Array.from({ length: count }, (_, index) => Math.round(((index + 0.37) * preparedLength) / (count + 1)))
}

/** Their positions, far apart and to and fro, as nobody's decoder likes it. */
export function toAndFro(moments: readonly Ms[]): readonly number[] {
  return moments.map((_, position) => (position * 23 + 11) % moments.length)
}

/** Jumping about in the reference source, in a real browser. */
export const benches: readonly Bench[] = [
  {
    names: ['seek.p95_ms'],
    async run(report) {
      const moments = spreadMoments(36)
      await withSession('notice', { hasFootage: true, moments }, async ({ page }) => {
        await pictureShown(page)
        const times: number[] = []
        for (const index of toAndFro(moments)) times.push(await clickUntilShown(page, moments, index))
        report('seek.p95_ms', percentile(times, 95), `1080p, a key frame every 250; ${times.length} clicks; median ${percentile(times, 50).toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms`)
      })
    },
  },
]

declare global {
  interface Window {
    /** From a click until its picture is on screen, ms. */
    shownAfter?: number | null
  }
}

export async function pictureShown(page: Page): Promise<void> {
  await page.getByTestId('player').waitFor()
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2)
  // The frame table, the filmstrip and the list.
  await page.waitForLoadState('networkidle')
}

/** From the click on a moment in the list until its first frame is on screen, ms. */
export async function clickUntilShown(page: Page, moments: readonly Ms[], index: number): Promise<number> {
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
