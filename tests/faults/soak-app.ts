import { execFile } from 'node:child_process'
import { createHash, type Hash } from 'node:crypto'
import { devNull } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, type Page } from '@playwright/test'
import type { Vault } from '../../electron/vault/vault'
import { mediaOf, type Recording } from '../../shared/domain/recording'
import { openBareBrowser } from '../bench/bare-browser'
import { press, shown } from '../bench/bare-page'
import { prepareSession } from '../bench/browser-session'
import { passTheDoor } from '../e2e/door'
import { ffmpeg } from '../e2e/ffmpeg'
import { insideTheVault } from '../e2e/inside-the-vault'
import { browserArguments, openApp, type BrowserOptions, type FakeCamera, type RunningPreview } from '../e2e/open-app'
import { recordsOf } from '../e2e/records'
import { clockSeconds, goToStep } from '../e2e/steps'
import { randomFrom } from '../support/crash-disk'
import { megabytesOf, megabytesOfPages, type Measured } from './process-memory'
import type { Soaked, Soaking } from './soak'

const RANGES = 100
const LONGEST_RANGE = 2_000_000
/** An hour of footage is looked at when it ends. */
const LONGEST_LOOK_MS = 15 * 60_000
const LOST_AT_MOST_MS = 2_000

const BROWSER: BrowserOptions = { headless: true, viewport: { width: 1360, height: 880 }, locale: 'en-GB', args: browserArguments(null) }

const DEMO_PLAY = join(import.meta.dirname, '../../resources/demo/play.mp4')

/** What the page's recorder gave, piece by piece: noted in the page, beside the app. */
interface Given {
  readonly bytes: number
  readonly sha256: string
}

interface Stretch {
  readonly start: number
  readonly end: number
  /** As the app gave it to a player. */
  readonly served: string
}

/** Films through the screen of the built app, with a camera that shows the demonstration's play; then a new start looks at it. */
export async function soakTheApp({ folder, seed, minutes }: Soaking): Promise<Soaked> {
  const data = join(folder, 'data')
  await prepareSession(data, { hasFootage: false })
  const filmed = await film(data, await aCamera(folder), minutes)
  const problems: string[] = []
  const running = await openApp(data, false, BROWSER, problems)
  try {
    const { page } = running
    await passTheDoor(page)
    const [recording] = await recordsOf<Recording>(page, 'recordings')
    if (!recording) throw new Error('The recording is not listed')
    await page.goto(`${running.origin}/#/sessions/session/film`)
    const bad = [...(await whatDoesNotPlay(page, mediaOf(recording)?.duration ?? 0, filmed.seconds * 1_000))]
    const stretches = await stretchesServed(running, recording.id, filmed.given.reduce((sum, { bytes }) => sum + bytes, 0), seed)
    await running.close()
    bad.push(...(await insideTheVault(data, async (vault) => [...(await whatDiffers(vault, recording.id, filmed.given, stretches)), ...(await whatDoesNotDecode(vault, recording.id))])), ...problems)
    return {
      how: 'of filming through the screen, with a browser and a camera',
      minutes: filmed.seconds / 60,
      memory: filmed.memory,
      checked: `of ${filmed.given.length} pieces compared with what the recorder gave, ${stretches.length} stretches as a player asks for them, three places played, and the whole decoded`,
      bad,
    }
  } finally {
    await running.close()
  }
}

interface Filmed {
  /** As the clock on the screen had it when filming was ended. */
  readonly seconds: number
  readonly given: readonly Given[]
  readonly memory: Soaked['memory']
}

/** In a browser that nobody follows: one that is followed keeps all that its page ever sent. */
async function film(data: string, camera: FakeCamera, minutes: number): Promise<Filmed> {
  const profile = join(data, 'browser-profile')
  const running = await openApp(data, false, BROWSER, [])
  try {
    await passTheDoor(running.page)
    await running.context.close()
    const browser = await openBareBrowser(profile, running.preview.entrance, browserArguments(camera))
    try {
      await browser.evaluate(`(${noteWhatIsGiven.toString()})(); location.hash = '#/sessions/session/film'`)
      await press(browser, 'Use camera')
      await press(browser, 'Start recording')
      await shown(browser, '[data-testid=elapsed]')
      const memory: Record<'app' | 'page', Measured[]> = { app: [], page: [] }
      const began = performance.now()
      for (let turn = 1; performance.now() - began < minutes * 60_000; turn += 1) {
        const minute = (performance.now() - began) / 60_000
        memory.app.push({ minute, megabytes: await megabytesOf(running.preview.pid) })
        memory.page.push({ minute, megabytes: await megabytesOfPages(process.pid, profile) })
        await wait(Math.max(0, began + turn * 3_000 - performance.now()))
      }
      const seconds = clockSeconds(await browser.evaluate<string>("document.querySelector('[data-testid=elapsed]').textContent"))
      await press(browser, 'Finish')
      await shown(browser, '[data-testid^=recording-] b', LONGEST_LOOK_MS)
      return { seconds, given: await browser.evaluate<readonly Given[]>('Promise.all(globalThis.given)'), memory }
    } finally {
      await browser.close()
    }
  } finally {
    await running.close()
  }
}

async function aCamera(folder: string): Promise<FakeCamera> {
  const [picture, sound] = [join(folder, 'play.mjpeg'), join(folder, 'play.wav')]
  await ffmpeg('-t', '30', '-i', DEMO_PLAY, '-an', '-vf', 'scale=640:360', '-r', '25', '-c:v', 'mjpeg', '-q:v', '4', picture, '-t', '30', '-vn', '-ac', '1', '-ar', '48000', sound)
  return { picture, sound }
}

/** Runs in the page: notes the length and the digest of each piece that a recorder gives from now on. */
function noteWhatIsGiven(): void {
  const given: Promise<Given>[] = []
  const start = Object.getOwnPropertyDescriptor(MediaRecorder.prototype, 'start')?.value as MediaRecorder['start']
  const digest = async (piece: Blob): Promise<Given> => {
    const hash = await crypto.subtle.digest('SHA-256', await piece.arrayBuffer())
    return { bytes: piece.size, sha256: [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('') }
  }
  Object.assign(globalThis, { given })
  MediaRecorder.prototype.start = function startAndTell(...options) {
    this.addEventListener('dataavailable', ({ data }) => void (data.size > 0 && given.push(digest(data))))
    start.apply(this, options)
  }
}

/** The length that the app has found, and the player at the beginning, in the middle and near the end. Times in ms. */
async function whatDoesNotPlay(page: Page, duration: number, filmed: number): Promise<readonly string[]> {
  const bad: string[] = []
  if (duration < filmed - LOST_AT_MOST_MS) bad.push(`${filmed} ms were filmed, and ${duration} ms are there`)
  await goToStep(page, 'Notice')
  const player = page.getByTestId('player')
  await expect.poll(() => player.evaluate((video: HTMLVideoElement) => video.videoWidth), { timeout: 60_000 }).toBeGreaterThan(0)
  for (const place of [0, 0.5, 0.95]) {
    const from = (place * duration) / 1_000
    await player.evaluate((video: HTMLVideoElement, to) => {
      video.currentTime = to
      return video.play()
    }, from)
    const plays = expect.poll(() => player.evaluate((video: HTMLVideoElement) => video.currentTime), { timeout: 60_000 }).toBeGreaterThan(from + 0.2)
    await plays.catch(() => void bad.push(`does not play from ${from} s on`))
  }
  await player.evaluate((video: HTMLVideoElement) => video.pause())
  return bad
}

async function stretchesServed({ context, origin }: RunningPreview, recordingId: string, bytes: number, seed: number): Promise<readonly Stretch[]> {
  const random = randomFrom(seed)
  const stretches: Stretch[] = []
  for (let count = 0; count < RANGES; count += 1) {
    const start = Math.floor(random() * bytes)
    const end = Math.min(bytes, start + 1 + Math.floor(random() * LONGEST_RANGE))
    const answer = await context.request.get(`${origin}/footage/${recordingId}/play`, { headers: { range: `bytes=${start}-${end - 1}` }, timeout: 60_000 })
    stretches.push({ start, end, served: createHash('sha256').update(await answer.body()).digest('hex') })
    await answer.dispose()
  }
  return stretches
}

/** Reads all that is kept, in the order in which it was given: each piece, and each stretch that was served, must be the same. */
async function whatDiffers(vault: Vault, recordingId: string, given: readonly Given[], stretches: readonly Stretch[]): Promise<readonly string[]> {
  const parts = stretches.map((stretch) => ({ ...stretch, hash: createHash('sha256') }))
  const bad: string[] = []
  let [at, piece, room, hash]: [number, number, number, Hash] = [0, 0, given[0]?.bytes ?? 0, createHash('sha256')]
  for await (const bytes of vault.read(`recordings/${recordingId}/original`)) {
    for (const { start, end, hash: of } of parts) if (start < at + bytes.length && end > at) of.update(bytes.subarray(Math.max(0, start - at), Math.min(bytes.length, end - at)))
    at += bytes.length
    for (let rest: Uint8Array = bytes; rest.length > 0; ) {
      const next = rest.subarray(0, room)
      hash.update(next)
      rest = rest.subarray(next.length)
      room -= next.length
      if (room > 0) continue
      if (hash.digest('hex') !== given[piece]?.sha256) bad.push(`piece ${piece} is not what the recorder gave`)
      piece += 1
      ;[room, hash] = [given[piece]?.bytes ?? Infinity, createHash('sha256')]
    }
  }
  if (piece !== given.length || room !== Infinity) bad.push(`${given.length} pieces were given, and ${piece} are whole`)
  return [...bad, ...parts.filter((part) => part.hash.digest('hex') !== part.served).map(({ start, end }) => `${start}–${end} is not served as it was filmed`)]
}

async function whatDoesNotDecode(vault: Vault, recordingId: string): Promise<readonly string[]> {
  const loan = await vault.lend(`recordings/${recordingId}/original`)
  try {
    const { stderr } = await promisify(execFile)(process.env['FFMPEG_PATH'] ?? 'ffmpeg', ['-nostdin', '-hide_banner', '-v', 'error', '-xerror', '-i', loan.url, '-map', '0:v', '-vf', 'setpts=N/25/TB', '-r', '25', '-f', 'rawvideo', '-y', devNull, '-map', '0:a', '-f', 's16le', '-y', devNull])
    return stderr === '' ? [] : [`ffmpeg: ${stderr.slice(0, 300)}`]
  } finally {
    await loan.release()
  }
}
