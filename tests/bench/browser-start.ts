import { mkdtemp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from '../../electron/preview/find-browser'
import { browserArguments } from '../e2e/open-app'
import { startPreview } from '../e2e/preview-process'
import { median, type Bench } from './bench'
import { buildIfStale } from './browser-session'
import { benchFolder } from './reference-film'

const rounds = 5

/** From starting the app's process until its first screen can be read, in a browser that runs already and knows nothing of it. */
export const benches: readonly Bench[] = [
  {
    names: ['app.ready_ms'],
    async run(report) {
      await buildIfStale()
      await mkdir(benchFolder(), { recursive: true })
      const program = findBrowser()
      const browser = await chromium.launch({ args: browserArguments(null), ...(program ? { executablePath: program } : {}) })
      try {
        const times: { readonly served: number; readonly ready: number }[] = []
        for (let round = 0; round < rounds; round += 1) times.push(await start(() => browser.newPage()))
        report('app.ready_ms', median(times.map(({ ready }) => ready)), `the process serves after ${Math.round(median(times.map(({ served }) => served)))} ms; ${rounds} starts`)
      } finally {
        await browser.close()
      }
    },
  },
]

async function start(openPage: () => ReturnType<Awaited<ReturnType<typeof chromium.launch>>['newPage']>): Promise<{ served: number; ready: number }> {
  const dataFolder = await mkdtemp(join(benchFolder(), 'start-'))
  const page = await openPage()
  const began = Date.now()
  const preview = await startPreview(['--data', dataFolder])
  try {
    const served = Date.now() - began
    await page.goto(preview.entrance)
    await page.waitForFunction(() => document.querySelector('main h1') !== null && performance.getEntriesByName('first-contentful-paint').length > 0)
    const drawn = await page.evaluate(() => new Promise<number>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())))))
    return { served, ready: drawn - began }
  } finally {
    await page.close()
    await preview.stop()
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }
}
