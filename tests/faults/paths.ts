import { mkdir, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { runPreview } from '../../electron/preview/run-preview'
import type { OpenedVault } from '../../electron/vault/sealed-vault'
import { randomFrom } from '../support/crash-disk'
import { fakeMedia } from '../support/fake-media'
import { inFolder } from '../support/in-folder'
import { enter } from '../support/preview-page'
import { openSealedIn } from '../support/sealed-vault'
import type { Fault } from './fault'
import { keepFootage } from './kept-footage'
import { mangled, oneOf } from './mangle'
import { filmedBytes } from './victims/filmed'

const CASES = 5_000
const FOOTAGE = filmedBytes(3, 0, 200_000)
const PAGE = '<!doctype html><title>Second Look</title>'
const SCRIPT = 'export {}'

/** Asks both servers for addresses and ranges that nobody should ask for: they give footage and pages, and nothing else. */
export const paths: Fault = {
  names: ['paths.fuzz.cases', 'paths.fuzz.bad'],
  minutes: 1,
  async run({ seed, goesOn, report }) {
    const random = randomFrom(seed)
    const broken: string[] = []
    let cases = 0
    await inFolder(async (folder) => {
      const places = await openPlaces(folder)
      while (goesOn(cases, CASES)) {
        const place = oneOf(places.all, random)
        const asked: Asked = { path: addressNear(oneOf(place.known, random), random), range: random() < 0.5 ? rangeNear(random) : null, method: oneOf(['GET', 'GET', 'GET', 'HEAD', 'PUT', 'OPTIONS'], random) }
        const why = await whatFails(place, asked)
        if (why !== null) broken.push(`${asked.method} ${asked.path.slice(0, 200)} ${asked.range ?? ''}: ${why}`)
        cases += 1
      }
      await places.close()
    })
    report('paths.fuzz.cases', cases, 'addresses and ranges, at the pages, the footage and what is lent to ffmpeg')
    report('paths.fuzz.bad', broken.length, broken[0])
  },
}

interface Place {
  readonly origin: string
  readonly headers: Readonly<Record<string, string>>
  /** Addresses that give something. */
  readonly known: readonly [string, ...string[]]
}

interface Asked {
  readonly path: string
  readonly range: string | null
  readonly method: string
}

async function openPlaces(folder: string): Promise<{ readonly all: readonly [Place, Place]; close(): Promise<void> }> {
  const [dataFolder, pages] = [join(folder, 'data'), join(folder, 'pages')]
  await mkdir(join(pages, 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'nobody may read this')
  await writeFile(join(pages, 'index.html'), PAGE)
  await writeFile(join(pages, 'assets', 'main.js'), SCRIPT)
  let opened: OpenedVault | null = null
  const openAtStart = async () => (opened = await openSealedIn(dataFolder))
  const preview = await runPreview({
    dataFolder, staticFolder: pages, version: '1.2.3', isDemo: false, demoFootage: 'none', openAtStart,
    openMedia: async (vault) => fakeMedia(vault),
    readyToClose: () => undefined,
    ...({ backupFolder: null, copiesFolder: null } as object),
  })
  const { vault } = (opened ?? (await openAtStart())) as OpenedVault
  await keepFootage(vault, 'rec-1', FOOTAGE)
  const loan = await vault.lend('recordings/rec-1/original')
  const lent = new URL(loan.url)
  return {
    all: [
      { origin: new URL(preview.entrance).origin, headers: { cookie: await enter(preview.entrance) }, known: ['/', '/assets/main.js', '/footage/rec-1/play', '/footage/rec-1/thumbnails', '/call/vault:state', '/events?client=12345678'] },
      { origin: lent.origin, headers: {}, known: [lent.pathname] },
    ],
    async close() {
      await loan.release()
      await preview.close()
    },
  }
}

const TRAPS = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '%252e%252e%252f', '..\\', '..%5c', '%00', '//', '/./', 'C:', '/etc/passwd', '/secret.txt', '/vault.json', '?', '#', ';', '%', 'é', '\u0065\u0301', 'a'.repeat(8_192), '/../../secret.txt', 'http://127.0.0.1/', '@', '%ff%fe', '/proc/self/environ'] as const

function addressNear(known: string, random: () => number): string {
  let path = known
  for (let times = Math.floor(random() * 4); times > 0; times -= 1) {
    const at = Math.floor(random() * (path.length + 1))
    path = path.slice(0, at) + oneOf(TRAPS, random) + path.slice(random() < 0.5 ? at : path.length)
  }
  if (random() < 0.2) path = mangled(Buffer.from(path), random).toString('latin1')
  // The rest would be refused by the one who asks, not by the one who answers.
  return path.replaceAll(/[^\x21-\xff]/g, '')
}

function rangeNear(random: () => number): string {
  const number = (): string => String(oneOf([0, 1, 199_999, 200_000, 200_001, 2 ** 53, 1e30, -1, 1.5, Math.floor(random() * 200_000)], random))
  const range = oneOf([`bytes=${number()}-${number()}`, `bytes=${number()}-`, `bytes=-${number()}`, `bytes=${number()}-${number()},${number()}-${number()}`, `lines=${number()}-`, 'bytes=', 'bytes=-', 'x'], random)
  return (random() < 0.3 ? mangled(Buffer.from(range), random).toString('latin1') : range).replaceAll(/[^\x20-\x7e]/g, '')
}

const ANSWER_MS = 10_000

/** Nothing but a page, a script, an answer without a body, or the stretch of footage that it says it is. */
async function whatFails({ origin, headers }: Place, { path, range, method }: Asked): Promise<string | null> {
  const answered = await ask(origin, path, method, { ...headers, ...(range !== null && { range }) })
  if (answered === 'refused') return null
  if (typeof answered === 'string') return answered
  const { status, body, contentRange } = answered
  if (status >= 500) return `answered with ${status}`
  if (status === 206) {
    const [, start = '', end = ''] = /^bytes (\d+)-(\d+)\/200000$/.exec(contentRange) ?? []
    if (method !== 'HEAD' && !body.equals(FOOTAGE.subarray(Number(start), Number(end) + 1))) return 'gave another stretch than it said'
    return end === '' ? 'gave no stretch' : null
  }
  if (status === 200 && body.length > 0) return [PAGE, SCRIPT].includes(body.toString()) || body.equals(FOOTAGE) ? null : `gave ${body.subarray(0, 40).toString('latin1')}`
  return body.includes('nobody may read this') ? 'gave a file from outside' : null
}

type Answered = { readonly status: number; readonly body: Buffer; readonly contentRange: string }

function ask(origin: string, path: string, method: string, headers: Readonly<Record<string, string>>): Promise<Answered | string> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(origin)
    const asking = request({ hostname, port, path, method, headers, timeout: ANSWER_MS }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('error', () => resolve('refused'))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces), contentRange: response.headers['content-range'] ?? '' }))
    })
    asking.on('timeout', () => {
      resolve('did not answer')
      asking.destroy()
    })
    asking.on('error', (error) => resolve(error.message.includes('ECONNREFUSED') ? 'the server is gone' : 'refused'))
    asking.end()
  })
}
