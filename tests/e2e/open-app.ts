import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { findBrowser } from '../../electron/preview/find-browser'
import { followLines } from './line'
import { startPreview, type PreviewProcess } from './preview-process'

/** What the camera and the microphone see and hear: a .y4m or .mjpeg file, a .wav file. */
export interface FakeCamera {
  readonly picture: string
  readonly sound?: string
}

/** The app in either shell. */
export interface RunningApp {
  readonly page: Page
  readonly origin: string
  /** The app's own process ends at once; nothing is tidied up. */
  kill(): Promise<void>
  /** As a person closes it: everything is brought to disk first. */
  close(): Promise<void>
}

/** The app in the preview shell: its process, and the browser that shows its page. */
export interface RunningPreview extends RunningApp {
  readonly context: BrowserContext
  readonly preview: PreviewProcess
  /** The browser ends at once, with all its processes. */
  crash(): Promise<void>
}

export type BrowserOptions = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>

/** The built app in a browser whose profile lies in the data folder. What goes wrong in the page is added to `problems`. */
export async function openApp(dataFolder: string, isDemo: boolean, options: BrowserOptions, problems: string[]): Promise<RunningPreview> {
  const preview = await startPreview(isDemo ? ['--demo'] : ['--data', dataFolder])
  let context: BrowserContext | undefined
  let hasCrashed = false
  const close = async () => {
    if (!hasCrashed) await context?.close()
    await preview.stop()
  }
  try {
    const program = findBrowser()
    context = await chromium.launchPersistentContext(join(dataFolder, 'browser-profile'), { ...options, ...(program ? { executablePath: program } : {}) })
    const { origin, host } = new URL(preview.entrance)
    watch(context, host, problems)
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto(preview.entrance)
    return { page, origin, context, preview, close, kill: () => preview.kill(), crash: () => crash(page).then(() => void (hasCrashed = true)) }
  } catch (error) {
    // A window that does not come up must not leave its server running.
    await close()
    throw error
  }
}

async function crash(page: Page): Promise<void> {
  const browser = page.context().browser()
  const devtools = await (browser ? browser.newBrowserCDPSession() : page.context().newCDPSession(page))
  const gone = page.waitForEvent('close')
  // Nobody is left to answer.
  devtools.send('Browser.crash').catch(() => undefined)
  await gone
}

const clients = new WeakMap<Page, string>()

/** Under which name a page asks the preview's server; undefined in Electron. */
export function clientOf(page: Page): string | undefined {
  return clients.get(page)
}

/** `host`: the only one that may be asked over HTTP; null for none at all. */
export function watch(context: BrowserContext, host: string | null, problems: string[]): void {
  context.on('weberror', (error) => problems.push(String(error.error())))
  context.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) problems.push(message.text())
  })
  const listen = (page: Page): void =>
    followLines(page, (line) => {
      const { host: asked, searchParams } = new URL(line.url())
      const client = searchParams.get('client')
      if (client !== null) clients.set(page, client)
      if (asked !== host) problems.push(`asked another host: ${line.url()}`)
    })
  context.pages().forEach(listen)
  context.on('page', listen)
  context.on('request', (request) => {
    const { protocol, host: asked } = new URL(request.url())
    if (protocol.startsWith('http') && asked !== host) problems.push(`asked another host: ${request.url()}`)
  })
}

/** What Chromium is started with; null shows it its own test picture and beep. */
export function browserArguments(camera: FakeCamera | null): string[] {
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
