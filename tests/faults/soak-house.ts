import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { House } from '../../electron/house'
import type { Vault } from '../../electron/vault/vault'
import { randomFrom } from '../support/crash-disk'
import { fakeMedia } from '../support/fake-media'
import { asked, openQuietHouse } from '../support/quiet-house'
import { openSealedIn } from '../support/sealed-vault'
import type { Measured } from './process-memory'
import type { Soaked, Soaking } from './soak'
import { filmedBytes } from './victims/filmed'

/** As the page hands it over: half a second at five Mbit/s. */
const CHUNK_MS = 500
const CHUNK_BYTES = 312_500
const SEED = 4
const RANGES = 100

/** Films into the real house without a page in front of it. */
export async function soakTheHouse({ folder, seed, minutes }: Soaking): Promise<Soaked> {
  const { house, vault } = await aHouse(join(folder, 'data'))
  const memory: Measured[] = []
  const delays = monitorEventLoopDelay()
  delays.enable()
  const { recordingId } = await asked(house, 'recording:begin', { sessionId: 'session-1', mimeType: 'video/mp4' })
  const began = performance.now()
  let index = 0
  for (; performance.now() - began < minutes * 60_000; index += 1) {
    await asked(house, 'recording:append', { recordingId, index, bytes: Uint8Array.from(filmedBytes(SEED, index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES)) })
    memory.push({ minute: (performance.now() - began) / 60_000, megabytes: process.memoryUsage.rss() / 1_048_576 })
    await wait(Math.max(0, began + (index + 1) * CHUNK_MS - performance.now()))
  }
  await asked(house, 'recording:finish', { recordingId })
  const wrong = await wrongStretches(house, vault(), recordingId, index * CHUNK_BYTES, seed)
  await house.close()
  return {
    how: `of filming at ${((CHUNK_BYTES * 8) / CHUNK_MS / 1_000).toFixed(1)} Mbit/s without a page; the app was never busy for longer than ${(delays.max / 1e6).toFixed(0)} ms`,
    minutes,
    memory: { app: memory },
    checked: `of ${RANGES} stretches and the whole`,
    bad: Array.from({ length: wrong }, () => 'a stretch is not what was filmed'),
  }
}

async function aHouse(dataFolder: string): Promise<{ readonly house: House; readonly vault: () => Vault }> {
  let vault: Vault | null = null
  const house = await openQuietHouse(dataFolder, { openMedia: async (opened) => fakeMedia((vault = opened)), openAtStart: () => openSealedIn(dataFolder) })
  return {
    house,
    vault() {
      if (!vault) throw new Error('The vault is not open')
      return vault
    },
  }
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

