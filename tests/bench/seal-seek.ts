import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../electron/preview/find-browser'
import { runPreview } from '../../electron/preview/run-preview'
import type { OpenedVault } from '../../electron/vault/sealed-vault'
import { browserArguments } from '../e2e/open-app'
import { percentile, type Bench } from './bench'
import { unlockVault } from './benched-vault'
import { clickUntilShown, pictureShown, spreadMoments, toAndFro } from './browser-seek'
import { buildIfStale, prepareSession } from './browser-session'
import { plainFootage } from './plain-footage'
import { benchFolder } from './reference-film'

const moments = spreadMoments(72)

/** The same jumps in two apps side by side: one plays from the sealed vault, the other the same footage from plain files. */
export const benches: readonly Bench[] = [
  {
    names: ['seal.seek_ratio'],
    async run(report) {
      await buildIfStale()
      await mkdir(benchFolder(), { recursive: true })
      await withPage(async (opened) => opened, (sealedPage) =>
        withPage(unsealed, async (plainPage) => {
          const [sealedTimes, plainTimes]: [number[], number[]] = [[], []]
          for (const [turn, index] of toAndFro(moments).entries()) {
            const jump = async (page: Page, times: number[]) => void times.push(await clickUntilShown(page, moments, index))
            if (turn % 2 === 0) await jump(plainPage, plainTimes)
            await jump(sealedPage, sealedTimes)
            if (turn % 2 === 1) await jump(plainPage, plainTimes)
          }
          const [sealed, plain] = [percentile(sealedTimes, 95), percentile(plainTimes, 95)]
          const medians = `medians ${percentile(sealedTimes, 50).toFixed(0)} and ${percentile(plainTimes, 50).toFixed(0)} ms`
          report('seal.seek_ratio', sealed / plain, `p95 sealed ${sealed.toFixed(0)} ms, plain ${plain.toFixed(0)} ms; ${medians}; ${moments.length} clicks each, in turns`)
        }),
      )
    },
  },
]

/** Everything of the recording that a player reads comes from plain files. */
async function unsealed(opened: OpenedVault, folder: string): Promise<OpenedVault> {
  const plain = await plainFootage(opened.vault, join(folder, 'plain'))
  for (const part of ['original', 'quick'] as const) await plain.take(`recordings/recording/${part}`)
  return { ...opened, vault: plain.vault }
}

async function withPage(changed: (opened: OpenedVault, folder: string) => Promise<OpenedVault>, use: (page: Page) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(benchFolder(), 'seek-'))
  const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
  try {
    await prepareSession(folder, { hasFootage: true, moments })
    const preview = await runPreview({
      dataFolder: folder,
      staticFolder: at('dist/renderer'),
      version: 'bench',
      isDemo: false,
      demoFootage: at('resources/demo/play.mp4'),
      openAtStart: async () => changed(await unlockVault(folder), folder),
      readyToClose: () => undefined,
    })
    const program = findBrowser()
    const context = await chromium.launchPersistentContext(join(folder, 'browser-profile'), { viewport: { width: 1600, height: 900 }, locale: 'en-GB', args: browserArguments(null), ...(program ? { executablePath: program } : {}) })
    try {
      const page = context.pages()[0] ?? (await context.newPage())
      await page.goto(preview.entrance)
      await page.getByRole('navigation').first().waitFor()
      await page.goto(`${new URL(preview.entrance).origin}/#/sessions/session/notice`)
      await page.reload()
      await pictureShown(page)
      await use(page)
    } finally {
      await context.close()
      await preview.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
