import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { MINUTE, SECOND } from '../../shared/domain/time'
import { browserArguments } from '../e2e/open-app'
import type { Bench } from './bench'
import { openBareBrowser, type BareBrowser } from './bare-browser'
import { press, shown } from './bare-page'
import { withSession } from './browser-session'

const warmUp = 30 * SECOND
const every = 5 * SECOND
/** How long is recorded after the warm-up; `SECOND_LOOK_BENCH_MINUTES` makes it longer. */
const measured = Number(process.env['SECOND_LOOK_BENCH_MINUTES'] ?? 2.5) * MINUTE

/** Memory that filming keeps: whatever is not on disk and let go of would grow with every minute. */
export const benches: readonly Bench[] = [
  {
    names: ['record.memory_mb_per_min'],
    async run(report) {
      await withSession('film', { hasFootage: false }, async ({ context, preview, dataFolder }) => {
        await context.close()
        const profile = join(dataFolder, 'browser-profile')
        const browser = await openBareBrowser(profile, preview.entrance, browserArguments(null))
        try {
          const samples = await film(browser, () => [preview.pid, ...pagesOf(browser.pid)])
          const slopes = { heap: growth(samples.map(({ at, heap }) => [at, heap])), processes: growth(samples.map(({ at, processes }) => [at, processes])) }
          const last = samples.at(-1)
          report('record.memory_mb_per_min', Math.max(slopes.heap, slopes.processes), `page's heap ${slopes.heap.toFixed(2)}, page's and app's processes ${slopes.processes.toFixed(2)} over ${(measured / MINUTE).toFixed(1)} min; at the end ${last?.processes.toFixed(0)} MB`)
        } finally {
          await browser.close()
        }
      })
    },
  },
]

interface Sample {
  /** Minutes. */
  readonly at: number
  /** MB of scripts' memory in the page. */
  readonly heap: number
  /** MB that the page's process and the app's own hold of their own. */
  readonly processes: number
}

async function film(browser: BareBrowser, processes: () => readonly number[]): Promise<readonly Sample[]> {
  await browser.evaluate("location.hash = '#/sessions/session/film'")
  await press(browser, 'Use camera')
  await press(browser, 'Start recording')
  await shown(browser, '[data-testid=elapsed]')
  await wait(warmUp)
  const samples: Sample[] = []
  const began = performance.now()
  for (let due = 0; due <= measured; due += every) {
    await wait(Math.max(0, began + due - performance.now()))
    // What could be let go of does not count.
    await browser.ask('HeapProfiler.collectGarbage')
    const { usedSize } = await browser.ask<{ usedSize: number }>('Runtime.getHeapUsage')
    samples.push({ at: (performance.now() - began) / MINUTE, heap: usedSize / 1e6, processes: processes().reduce((sum, pid) => sum + ownMemory(pid), 0) })
  }
  await press(browser, 'Finish')
  await shown(browser, '[data-testid^=recording-] b')
  return samples
}

/** Least squares: MB a minute. */
function growth(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, size]) => size))]
  return points.reduce((sum, [at, size]) => sum + (at - x) * (size - y), 0) / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0)
}

/** MB that a process has to itself, where the system says so (Linux); files that it has mapped come and go and do not count. */
function ownMemory(pid: number): number {
  const kilobytes = /^RssAnon:\s+(\d+)/m.exec(readOr(`/proc/${pid}/status`, ''))?.[1]
  return Number(kilobytes ?? 0) / 1e3
}

/** The pages' processes of a browser. */
function pagesOf(browser: number): readonly number[] {
  const processes = namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), command: readOr(`/proc/${name}/cmdline`, ''), parent: Number(/^PPid:\s+(\d+)/m.exec(readOr(`/proc/${name}/status`, ''))?.[1] ?? 0) }))
  const family = new Set([browser])
  // Parents come before their children, but not always in the list.
  for (let found = -1; found !== family.size; ) {
    found = family.size
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid)
  }
  return processes.filter(({ pid, command }) => family.has(pid) && command.includes('--type=renderer')).map(({ pid }) => pid)
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
