import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test as base, type BrowserContext, type Page } from '@playwright/test'
import { findBrowser } from '../../electron/preview/find-browser'
import { startPreview, type PreviewProcess } from './preview-process'

/** The app as a person has it: its window, on a data folder of its own. */
export interface App {
  /** The window's page. Another one after `restart`. */
  readonly page: Page
  readonly dataFolder: string
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** Lets a further page or another browser in. */
  readonly entrance: string
  /** Closes the app and opens it again with the same data (a demonstration starts anew). */
  restart(): Promise<void>
  /** The app's process ends in the middle of what it does; the page stays, cut off. Go on with `restart`. */
  kill(): Promise<void>
}

export interface AppOptions {
  readonly isDemo: boolean
  /** What the camera and the microphone see and hear: a .y4m or .mjpeg file, a .wav file. Null: Chromium's test picture and beep. */
  readonly camera: { readonly picture: string; readonly sound?: string } | null
}

/** `import { test, expect } from './app'`, then `test('…', async ({ app }) => …)`; options with `test.use({ isDemo: true })`. */
export const test = base.extend<AppOptions & { app: App }>({
  isDemo: [false, { option: true }],
  camera: [null, { option: true }],
  app: async ({ isDemo, camera, viewport, locale, headless, acceptDownloads }, use) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'second-look-test-'))
    const problems: string[] = []
    const browserOptions = { viewport, headless, acceptDownloads, args: browserArguments(camera), ...(locale ? { locale } : {}) }
    const open = () => openApp(dataFolder, isDemo, browserOptions, problems)
    let running: RunningApp | undefined
    try {
      let opened = (running = await open())
      await use({
        get page() {
          return opened.page
        },
        get origin() {
          return new URL(opened.preview.entrance).origin
        },
        get entrance() {
          return opened.preview.entrance
        },
        dataFolder,
        async restart() {
          await opened.close()
          running = undefined
          opened = running = await open()
        },
        kill: () => opened.preview.kill(),
      })
    } finally {
      await running?.close()
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    }
    expect(problems, 'nothing is thrown in the page, and nothing is asked of anyone but the app').toEqual([])
  },
})

export { expect } from '@playwright/test'

interface RunningApp {
  readonly page: Page
  readonly preview: PreviewProcess
  close(): Promise<void>
}

type BrowserOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>

async function openApp(dataFolder: string, isDemo: boolean, options: BrowserOptions, problems: string[]): Promise<RunningApp> {
  const preview = await startPreview(isDemo ? ['--demo'] : ['--data', dataFolder])
  let context: BrowserContext | undefined
  const close = async () => {
    await context?.close()
    await preview.stop()
  }
  try {
    const program = findBrowser()
    context = await chromium.launchPersistentContext(join(dataFolder, 'browser-profile'), { ...options, ...(program ? { executablePath: program } : {}) })
    watch(context, new URL(preview.entrance).host, problems)
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(preview.entrance)
    return { page, preview, close }
  } catch (error) {
    // A window that does not come up must not leave its server running.
    await close()
    throw error
  }
}

function watch(context: BrowserContext, host: string, problems: string[]): void {
  context.on('weberror', (error) => problems.push(String(error.error())))
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) problems.push(message.text())
  })
  context.on('request', (request) => {
    const { protocol, host: asked } = new URL(request.url())
    if (protocol.startsWith('http') && asked !== host) problems.push(`asked another host: ${request.url()}`)
  })
}

function browserArguments(camera: AppOptions['camera']): string[] {
  return [
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    ...(camera ? [`--use-file-for-fake-video-capture=${camera.picture}`] : []),
    ...(camera?.sound ? [`--use-file-for-fake-audio-capture=${camera.sound}`] : []),
  ]
}
