import type { Page } from '@playwright/test'
import { median, percentile, type Bench } from './bench'
import { pictureShown } from './browser-seek'
import { withSession } from './browser-session'

/** One noisy moment of the machine spoils one round. */
const rounds = 3
const presses = 60
const betweenPresses = 100

/** Noticing in the reference source, in a real browser. */
export const benches: readonly Bench[] = [
  {
    names: ['key.saved_p95_ms', 'commit.p95_ms'],
    async run(report) {
      await withSession('notice', { hasFootage: true, annotations: 1_000 }, async ({ page }) => {
        await page.addInitScript(watchSaving)
        await page.reload()
        await pictureShown(page)
        const still = await pressRounds(page)
        const counted = `median of ${rounds} rounds of ${presses} presses`
        report('commit.p95_ms', p95(still, 'committed'), `one change, asked for until it is known to be in the journal, ${counted}; in the database as well after ${p95(still, 'followed').toFixed(1)} ms`)
        await page.keyboard.press('Space')
        const playing = await pressRounds(page)
        report('key.saved_p95_ms', p95(still, 'durable'), `among 1000 annotations, ${counted}; "Saved" is seen after ${p95(still, 'said').toFixed(1)} ms; while 1080p plays ${p95(playing, 'durable').toFixed(1)} ms`)
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
    /** From the question to the vault until its answer that the step is in the journal, on disk, ms. */
    committedAfter?: number[]
    /** And until the database has followed. */
    followedAfter?: number[]
  }
}

interface Pressed {
  readonly durable: readonly number[]
  readonly said: readonly number[]
  readonly committed: readonly number[]
  readonly followed: readonly number[]
}

async function pressRounds(page: Page): Promise<readonly Pressed[]> {
  const pressed: Pressed[] = []
  for (let round = 0; round < rounds; round += 1) pressed.push(await pressKeys(page))
  return pressed
}

const p95 = (pressed: readonly Pressed[], what: keyof Pressed): number => median(pressed.map((round) => percentile(round[what], 95)))

async function pressKeys(page: Page): Promise<Pressed> {
  await page.evaluate(() => {
    window.savedAfter?.splice(0)
    window.saidAfter?.splice(0)
    window.committedAfter?.splice(0)
    window.followedAfter?.splice(0)
  })
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('KeyA')
    // Heard of, not looked for: looking asks for picture after picture, which competes with what is measured.
    await page.evaluate((count) => new Promise<void>((resolve) => ((window.saidAfter ?? []).length > count ? resolve() : window.addEventListener('said', () => resolve(), { once: true }))), press)
    // Nobody presses the next key at once, nor before the screen has caught up.
    await page.evaluate((apart) => new Promise((resolve) => setTimeout(() => requestIdleCallback(resolve, { timeout: 1_000 }), apart)), betweenPresses)
  }
  return page.evaluate(() => ({ durable: window.savedAfter ?? [], said: window.saidAfter ?? [], committed: window.committedAfter ?? [], followed: window.followedAfter ?? [] }))
}

/** Runs in the page before anything of the app. */
function watchSaving(): void {
  const savedAfter: number[] = (window.savedAfter = [])
  const saidAfter: number[] = (window.saidAfter = [])
  const committedAfter: number[] = (window.committedAfter = [])
  const followedAfter: number[] = (window.followedAfter = [])
  let pressedAt: number | null = null
  let askedAt = 0
  const isSaid = (said: unknown, word: string): boolean => (said instanceof Uint8Array || said instanceof ArrayBuffer) && new TextDecoder('latin1').decode(said).includes(word)
  const send = Reflect.get(WebSocket.prototype, 'send') as WebSocket['send']
  WebSocket.prototype.send = function (said) {
    if (isSaid(said, 'records:commit')) {
      askedAt = performance.now()
      const hear = ({ data }: MessageEvent): void => {
        if (!isSaid(data, 'bodies')) return
        committedAfter.push(performance.now() - askedAt)
        this.removeEventListener('message', hear)
      }
      this.addEventListener('message', hear)
    }
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
      followedAfter.push(performance.now() - askedAt)
      const look = (): void => {
        if (document.querySelector('header')?.textContent.includes('Saved') !== true) return void requestAnimationFrame(look)
        saidAfter.push(performance.now() - at)
        window.dispatchEvent(new Event('said'))
      }
      look()
    })
    return transaction
  }
}
