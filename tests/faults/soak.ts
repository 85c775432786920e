import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../../electron/preview/find-browser'
import { inFolder } from '../support/in-folder'
import type { Fault } from './fault'
import { growth, type Measured } from './process-memory'
import { soakTheHouse } from './soak-house'

const MINUTES = 60
const PROGRAM = join(import.meta.dirname, '../../dist/main/preview.js')
/** Below this a browser would hardly have begun to film. */
const SHORTEST_IN_A_BROWSER = 1

export interface Soaking {
  readonly folder: string
  readonly seed: number
  /** How long to film. */
  readonly minutes: number
}

/** What came of filming for a long time. */
export interface Soaked {
  readonly how: string
  readonly minutes: number
  /** By process. */
  readonly memory: Readonly<Record<string, readonly Measured[]>>
  readonly checked: string
  /** What is not as it was filmed. */
  readonly bad: readonly string[]
}

/** Films for an hour, in real time; then all of it is read, played, and a hundred stretches are asked for as a player does. Null, or no browser: without a page. */
export const soakBy = (soakTheApp: ((soaking: Soaking) => Promise<Soaked>) | null): Fault => ({
  names: ['soak.minutes', 'soak.memory_mb_per_min', 'soak.bad'],
  minutes: MINUTES + 8,
  takesItsTime: true,
  async run({ seed, minutes, report }) {
    const soak = soakTheApp !== null && minutes >= SHORTEST_IN_A_BROWSER && existsSync(PROGRAM) && findBrowser() !== null ? soakTheApp : soakTheHouse
    await inFolder(async (folder) => {
      // The checks afterwards want some of the time.
      const soaking: Soaking = { folder, seed, minutes: Math.min(MINUTES, minutes * 0.85) }
      const found = await soak(soaking)
      const growths = Object.entries(found.memory).map(([name, measured]) => ({ name, megabytes: growth(measured), last: measured.at(-1)?.megabytes ?? 0 }))
      report('soak.minutes', found.minutes, found.how)
      report('soak.memory_mb_per_min', Math.max(...growths.map(({ megabytes }) => megabytes)), growths.map(({ name, megabytes, last }) => `${name} ${megabytes.toFixed(3)}, ${last.toFixed(0)} MB in the end`).join('; '))
      report('soak.bad', found.bad.length, found.bad[0] ?? found.checked)
    })
  },
})
