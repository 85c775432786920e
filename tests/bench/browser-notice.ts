import type { Page } from '@playwright/test'
import { percentile, type Bench } from './bench'
import { pictureShown } from './browser-seek'
import { withSession } from './browser-session'

const presses = 80

/** Noticing in the reference source, in a real browser. */
export const benches: readonly Bench[] = [
  {
    names: ['key.saved_p95_ms', 'commit.p95_ms'],
    async run(report) {
      await withSession('notice', { hasFootage: true, annotations: 1_000 }, async ({ page }) => {
        await page.addInitScript(watchSaving)
        await page.reload()
        await pictureShown(page)
        const still = await pressKeys(page)
        report('commit.p95_ms', percentile(still.committed, 95), `one change, in the journal and in the database; median ${percentile(still.committed, 50).toFixed(1)} ms, ${still.committed.length} changes`)
        await page.keyboard.press('Space')
        const playing = await pressKeys(page)
        report('key.saved_p95_ms', percentile(still.durable, 95), `among 1000 annotations, ${still.durable.length} presses; median ${percentile(still.durable, 50).toFixed(1)} ms; "Saved" is seen after ${percentile(still.said, 95).toFixed(1)} ms; while 1080p plays ${percentile(playing.durable, 95).toFixed(1)} ms`)
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
    /** From the question to the vault until what is marked is on disk, ms. */
    committedAfter?: number[]
  }
}

interface Pressed {
  readonly durable: readonly number[]
  readonly said: readonly number[]
  readonly committed: readonly number[]
}

async function pressKeys(page: Page): Promise<Pressed> {
  await page.evaluate(() => {
    window.savedAfter?.splice(0)
    window.saidAfter?.splice(0)
    window.committedAfter?.splice(0)
  })
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('KeyA')
    await page.waitForFunction((count) => (window.savedAfter ?? []).length > count && (window.saidAfter ?? []).length > count, press)
    // Nobody presses the next key before the screen has caught up.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 })))
  }
  return page.evaluate(() => ({ durable: window.savedAfter ?? [], said: window.saidAfter ?? [], committed: window.committedAfter ?? [] }))
}

/** Runs in the page before anything of the app. */
function watchSaving(): void {
  const savedAfter: number[] = (window.savedAfter = [])
  const saidAfter: number[] = (window.saidAfter = [])
  const committedAfter: number[] = (window.committedAfter = [])
  let pressedAt: number | null = null
  let askedAt = 0
  const send = Reflect.get(WebSocket.prototype, 'send') as WebSocket['send']
  WebSocket.prototype.send = function (said) {
    if (said instanceof Uint8Array && new TextDecoder('latin1').decode(said).includes('records:commit')) askedAt = performance.now()
    return send.call(this, said)
  }
  window.addEventListener('keydown', (event) => (pressedAt = event.code === 'KeyA' ? event.timeStamp : null), { capture: true })
  const begin = Reflect.get(IDBDatabase.prototype, 'transaction') as IDBDatabase['transaction']
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const transaction = begin.call(this, stores, mode, options)
    if (pressedAt === null || mode !== 'readwrite') return transaction
    const at = pressedAt
    pressedAt = null
    transaction.addEventListener('complete', () => {
      savedAfter.push(performance.now() - at)
      committedAfter.push(performance.now() - askedAt)
      const look = (): void => {
        if (document.querySelector('header')?.textContent.includes('Saved') === true) saidAfter.push(performance.now() - at)
        else requestAnimationFrame(look)
      }
      look()
    })
    return transaction
  }
}
