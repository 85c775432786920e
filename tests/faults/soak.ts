import { monitorEventLoopDelay } from 'node:perf_hooks'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openHouse, type House } from '../../electron/house'
import type { Vault } from '../../electron/vault/vault'
import { calls, type Args, type Channel, type Result } from '../../shared/bridge/contract'
import { valueOf } from '../../shared/domain/outcome'
import { answer } from '../../shared/bridge/answer'
import { fakeMedia } from '../support/fake-media'
import { inFolder } from '../support/in-folder'
import { openSealedIn } from '../support/sealed-vault'
import { randomFrom } from '../support/crash-disk'
import type { Fault } from './fault'
import { nobody } from './nobody'
import { filmedBytes } from './victims/filmed'

const MINUTES = 60
/** As the page hands it over: half a second at five Mbit/s. */
const CHUNK_MS = 500
const CHUNK_BYTES = 312_500
const SEED = 4
const RANGES = 100

/** Films for an hour into the real house, in real time; then all of it is checked, and a hundred stretches are asked for as a player does. */
export const soak: Fault = {
  names: ['soak.minutes', 'soak.memory_mb_per_min', 'soak.bad'],
  minutes: MINUTES,
  async run({ seed, minutes, report }) {
    // The checks afterwards want some of the time.
    const filming = Math.min(MINUTES, minutes * 0.9)
    await inFolder(async (folder) => {
      const { house, vault } = await aHouse(join(folder, 'data'))
      const memory: { readonly minute: number; readonly megabytes: number }[] = []
      const delays = monitorEventLoopDelay()
      delays.enable()
      const { recordingId } = await call(house, 'recording:begin', { sessionId: 'session-1', mimeType: 'video/mp4' })
      const began = performance.now()
      let index = 0
      for (; performance.now() - began < filming * 60_000; index += 1) {
        await call(house, 'recording:append', { recordingId, index, bytes: Uint8Array.from(filmedBytes(SEED, index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES)) })
        memory.push({ minute: (performance.now() - began) / 60_000, megabytes: process.memoryUsage.rss() / 1_048_576 })
        await wait(Math.max(0, began + (index + 1) * CHUNK_MS - performance.now()))
      }
      await call(house, 'recording:finish', { recordingId })
      const bad = await wrongStretches(house, vault(), recordingId, index * CHUNK_BYTES, seed)
      await house.close()
      report('soak.minutes', filming, `of filming at ${((CHUNK_BYTES * 8) / CHUNK_MS / 1_000).toFixed(1)} Mbit/s; the app was never busy for longer than ${(delays.max / 1e6).toFixed(0)} ms`)
      report('soak.memory_mb_per_min', slope(memory), 'growth of the process after the first sixth')
      report('soak.bad', bad, `of ${RANGES} stretches and the whole`)
    })
  },
}

async function aHouse(dataFolder: string): Promise<{ readonly house: House; readonly vault: () => Vault }> {
  let vault: Vault | null = null
  const house = await openHouse({
    dataFolder,
    demoFootage: 'none',
    version: '1.2.3',
    isDemo: false,
    shell: nobody,
    announce: () => undefined,
    openMedia: async (opened) => fakeMedia((vault = opened)),
    openAtStart: () => openSealedIn(dataFolder),
  })
  return {
    house,
    vault() {
      if (!vault) throw new Error('The vault is not open')
      return vault
    },
  }
}

async function call<C extends Channel>({ handlers }: House, channel: C, args: Args<C>): Promise<Result<C>> {
  calls[channel].args.parse(args)
  return valueOf(await answer(handlers, channel, args))
}

async function wrongStretches(house: House, vault: Vault, recordingId: string, bytes: number, seed: number): Promise<number> {
  const random = randomFrom(seed)
  let wrong = 0
  for (let count = 0; count < RANGES; count += 1) {
    const start = Math.floor(random() * bytes)
    const end = Math.min(bytes, start + 1 + Math.floor(random() * 2_000_000))
    const response = await house.serveFootage(new Request(`http://footage/footage/${recordingId}/play`, { headers: { range: `bytes=${start}-${end - 1}` } }))
    if (!Buffer.from(await response.arrayBuffer()).equals(filmedBytes(SEED, start, end))) wrong += 1
  }
  let at = 0
  for await (const piece of vault.read(`recordings/${recordingId}/original`)) {
    if (!filmedBytes(SEED, at, at + piece.length).equals(piece)) return wrong + 1
    at += piece.length
  }
  return at === bytes ? wrong : wrong + 1
}

/** By least squares, without the first sixth, in which the process warms up. */
function slope(measured: readonly { readonly minute: number; readonly megabytes: number }[]): number {
  const settled = measured.slice(Math.floor(measured.length / 6))
  const mean = (of: (each: (typeof settled)[number]) => number): number => settled.reduce((sum, each) => sum + of(each), 0) / settled.length
  const [minute, megabytes] = [mean((each) => each.minute), mean((each) => each.megabytes)]
  const spread = settled.reduce((sum, each) => sum + (each.minute - minute) ** 2, 0)
  return settled.reduce((sum, each) => sum + (each.minute - minute) * (each.megabytes - megabytes), 0) / spread
}
