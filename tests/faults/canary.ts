import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findBrowser } from '../../electron/preview/find-browser'
import { ffmpeg } from '../electron/media/seen-and-heard'
import { inFolder } from '../support/in-folder'
import { aWord, foundBelow, foundIn, stretchesOf, wordCanary, type Canary } from './canaries'
import type { Fault } from './fault'
import { watchProcesses } from './told-processes'
import { buildVictims } from './victims/build-victims'
import type { Planted } from './victims/live'

/** What was sought, and where it was found. */
export interface Sought {
  readonly planted: number
  readonly found: readonly string[]
  /** How much of it is found where it is not sealed. */
  readonly control: number
}

const PROGRAM = join(import.meta.dirname, '../../dist/main/preview.js')

/**
 * Plants words and bytes, lets the app do a morning's work with them, and looks for them everywhere that the app may have left them:
 * in the house by itself, and with the real page in a real browser (null, or no browser: not there).
 */
export const canaryBy = (seekInTheApp: ((folder: string) => Promise<Sought>) | null): Fault => ({
  names: ['canary.planted', 'canary.hits', 'canary.control_hits'],
  minutes: 3,
  async run({ report }) {
    await inFolder(async (folder) => {
      const { planted, canaries } = await plant(folder)
      const found = [...(await lookWhileLiving(folder, canaries, 'whole')), ...(await lookWhileLiving(folder, canaries, 'killed'))]
      const control = (await lookAtControl(folder, planted, canaries)).length
      const hasBrowser = seekInTheApp !== null && existsSync(PROGRAM) && findBrowser() !== null
      const inApp = hasBrowser ? await seekInTheApp(folder) : { planted: 0, found: [], control: 0 }
      const all = [...found, ...inApp.found]
      const where = hasBrowser ? `data, browser profile, temporary and shared memory` : 'data and temporary files, without a browser'
      report('canary.planted', canaries.length + inApp.planted, `words and stretches of footage; looked for in ${where}, arguments and environments; running, locked, closed, killed, erased`)
      report('canary.hits', all.length, all[0])
      report('canary.control_hits', control + inApp.control, `the same things where nothing is sealed${hasBrowser ? `; ${inApp.control} of them in the browser's profile` : ''}`)
    })
  },
})

async function plant(folder: string): Promise<{ readonly planted: Planted; readonly canaries: readonly Canary[] }> {
  const footage = join(folder, 'phone.mp4')
  await ffmpeg('-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25:duration=4', '-f', 'lavfi', '-i', 'sine=duration=4', '-vf', 'noise=alls=40:allf=t', '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', footage)
  const planted: Planted = {
    passphrase: `${aWord()} ${aWord()}`, family: aWord(), note: aWord(), fileName: `${aWord()}.mp4`, footage,
    filmed: randomBytes(30_000).toString('base64'), picture: randomBytes(5_000).toString('base64'),
  }
  await writeFile(join(folder, 'plan.json'), JSON.stringify(planted))
  const bytes = await readFile(footage)
  return {
    planted,
    canaries: [
      wordCanary('passphrase', planted.passphrase), wordCanary('family', planted.family), wordCanary('note', planted.note), wordCanary('file name', planted.fileName),
      ...stretchesOf(bytes, 'footage that was brought in'), ...stretchesOf(Buffer.from(planted.filmed, 'base64'), 'footage that was filmed'), ...stretchesOf(Buffer.from(planted.picture, 'base64'), 'picture'),
    ],
  }
}

/** Looks at every turn of the app's life; `killed`: its life ends at the first. */
async function lookWhileLiving(folder: string, planted: readonly Canary[], life: 'whole' | 'killed'): Promise<readonly string[]> {
  const own = join(folder, life)
  const [data, temporary, place] = [join(own, 'data'), join(own, 'temporary'), join(own, 'place')]
  for (const each of [data, temporary, place]) await mkdir(each, { recursive: true })
  const child = spawn(process.execPath, [await buildVictims(), 'live', data, '0', join(folder, 'plan.json')], { cwd: place, stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], TMPDIR: temporary } })
  const closed = once(child, 'close') as Promise<[number | null]>
  const watch = watchProcesses(child.pid ?? 0)
  const complaints: Buffer[] = []
  child.stderr.on('data', (piece: Buffer) => complaints.push(piece))
  const found: string[] = []
  let canaries = planted
  for await (const line of linesOf(child.stdout)) {
    if (line.startsWith('sheet ')) canaries = [...planted, wordCanary('recovery key', line.slice(6))]
    if (!TURNS.has(line)) continue
    if (life === 'killed') child.kill('SIGKILL')
    found.push(...(await foundBelow(canaries, own)).map((each) => `${each}, ${line}`))
    child.stdin.write('on\n')
    if (line === 'closed') child.stdin.end()
  }
  const [code] = await closed
  if (life === 'whole' && code !== 0) throw new Error(`The app ended with ${code}: ${Buffer.concat(complaints).toString()}`)
  found.push(...(await foundBelow(canaries, own)), ...foundIn(canaries, 'arguments or environment', await watch.stop()), ...foundIn(canaries, 'complaints', Buffer.concat(complaints)))
  return found
}

const TURNS = new Set(['running', 'locked', 'erased', 'closed'])

async function* linesOf(stream: AsyncIterable<Buffer>): AsyncIterable<string> {
  let rest = ''
  for await (const piece of stream) {
    const lines = (rest + piece.toString()).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

/** The same things, written down as programs do that do not seal. */
async function lookAtControl(folder: string, planted: Planted, canaries: readonly Canary[]): Promise<readonly string[]> {
  const control = join(folder, 'control')
  await mkdir(control)
  await writeFile(join(control, 'records.json'), JSON.stringify(planted))
  await writeFile(join(control, planted.fileName), await readFile(planted.footage))
  await writeFile(join(control, 'wide'), Buffer.from(planted.note, 'utf16le'))
  await writeFile(join(control, 'hex'), Buffer.from(planted.family).toString('hex'))
  await writeFile(join(control, 'base64'), Buffer.from(`a note: ${planted.note}`).toString('base64'))
  return foundBelow(canaries, control)
}
