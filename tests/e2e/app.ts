import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type Page } from '@playwright/test'
import { passTheDoor } from './door'
import { browserArguments, openApp, type FakeCamera, type RunningApp, type RunningPreview } from './open-app'
import { openElectron } from './open-electron'

/** The app as a person has it: its window, on a data folder of its own. */
export interface App {
  /** The window's page. Another one after `restart`. */
  readonly page: Page
  readonly dataFolder: string
  /** `http://127.0.0.1:PORT`, or `app://second-look` */
  readonly origin: string
  /** Closes the app and opens it again with the same data, and the vault with it (a demonstration starts anew). */
  restart(): Promise<void>
  /** The app's process ends in the middle of what it does; the page stays, cut off. Go on with `restart`. */
  kill(): Promise<void>
  /** The preview's browser ends as a crash would end it; the app's process goes on. Go on with `restart`. */
  killWindow(): Promise<void>
}

export interface AppOptions {
  /** What the app runs in. Stories about the preview's server or browser are tagged `@preview`. */
  readonly shell: 'preview' | 'electron'
  readonly isDemo: boolean
  /** Null: Chromium's test picture and beep. */
  readonly camera: FakeCamera | null
  /** Whether the story begins inside, or in front of the locked vault. */
  readonly begins: 'inside' | 'at the door'
}

/** `import { test, expect } from './app'`, then `test('…', async ({ app }) => …)`; options with `test.use({ isDemo: true })`. */
export const test = base.extend<AppOptions & { app: App }>({
  shell: ['preview', { option: true }],
  isDemo: [false, { option: true }],
  camera: [null, { option: true }],
  begins: ['inside', { option: true }],
  app: async ({ shell, isDemo, camera, begins, viewport, locale, headless, acceptDownloads }, use) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'second-look-test-'))
    const problems: string[] = []
    const options = { acceptDownloads, args: browserArguments(camera), ...(locale ? { locale } : {}) }
    const open = (): Promise<RunningApp | RunningPreview> =>
      shell === 'electron' ? openElectron(dataFolder, isDemo, viewport, options, problems) : openApp(dataFolder, isDemo, { ...options, viewport, headless }, problems)
    let running: RunningApp | undefined
    try {
      let opened = (running = await open())
      if (begins === 'inside') await passTheDoor(opened.page)
      await use({
        get page() {
          return opened.page
        },
        get origin() {
          return opened.origin
        },
        dataFolder,
        async restart() {
          await opened.close()
          running = undefined
          opened = running = await open()
          if (begins === 'inside') await passTheDoor(opened.page)
        },
        kill: () => opened.kill(),
        async killWindow() {
          if (!('crash' in opened)) throw new Error('Only the preview’s browser can be ended while the app’s process goes on')
          await opened.crash()
        },
      })
    } finally {
      await running?.close()
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    }
    expect(problems, 'nothing is thrown in the page, and nothing is asked of anyone but the app').toEqual([])
  },
})

export { expect } from '@playwright/test'
