import { readFile } from 'node:fs/promises'
import { descendants } from './told-processes'

/** What a process holds in memory, in megabytes; 0 where it has ended. Linux tells everybody. */
export async function megabytesOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1_024
}

/** The same for the pages of the browser that has this profile, among what a process started. */
export async function megabytesOfPages(root: number, profile: string): Promise<number> {
  const argumentsOf = (pid: number): Promise<string> => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  let sum = 0
  for (const browser of await descendants(root)) {
    const told = await argumentsOf(browser)
    if (!told.includes(`--user-data-dir=${profile}`) || told.includes('--type=')) continue
    for (const pid of await descendants(browser)) if ((await argumentsOf(pid)).includes('--type=renderer')) sum += await megabytesOf(pid)
    return sum
  }
  return sum
}

export interface Measured {
  readonly minute: number
  readonly megabytes: number
}

/** Growth in MB a minute by least squares, without the time in which a process warms up: five minutes, or the first sixth of a shorter time. */
export function growth(measured: readonly Measured[]): number {
  const warm = Math.min(5, (measured.at(-1)?.minute ?? 0) / 6)
  const settled = measured.filter(({ minute }) => minute >= warm)
  const mean = (of: (each: Measured) => number): number => settled.reduce((sum, each) => sum + of(each), 0) / settled.length
  const [minute, megabytes] = [mean((each) => each.minute), mean((each) => each.megabytes)]
  const spread = settled.reduce((sum, each) => sum + (each.minute - minute) ** 2, 0)
  return settled.reduce((sum, each) => sum + (each.minute - minute) * (each.megabytes - megabytes), 0) / spread
}
