/** Something measured. A bench runs whole, and reports each of its figures once. */
export interface Bench {
  /** The figures it reports, such as `render.cold_ratio`. */
  readonly names: readonly string[]
  run(report: Report): Promise<void>
}

/** `note` says in a few words what went into the figure. */
export type Report = (name: string, value: number, note?: string) => void

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** How long something takes by the clock on the wall, in ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** The value that so many per cent do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN
}
