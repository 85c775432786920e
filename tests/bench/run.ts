import { benches } from './index'

export interface BenchRun {
  readonly figures: Readonly<Record<string, number>>
  /** Asked for, and neither known nor measured. */
  readonly missing: readonly string[]
}

/** Runs the benches that report any of these figures, or all of them; `say` gets a line for each as it comes. */
export async function runBenches(names: readonly string[], say: (line: string) => void): Promise<BenchRun> {
  const figures: Record<string, number> = {}
  const isWanted = (name: string): boolean => names.length === 0 || names.includes(name)
  for (const bench of benches.filter((each) => each.names.some(isWanted))) {
    try {
      await bench.run((name, value, note) => {
        if (!isWanted(name)) return
        figures[name] = Math.round(value * 1_000) / 1_000
        say(`${name.padEnd(28)} ${String(figures[name]).padStart(9)}${note === undefined ? '' : `   ${note}`}`)
      })
    } catch (error) {
      say(`${bench.names.join(', ')}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
  }
  const expected = names.length > 0 ? names : benches.flatMap((bench) => bench.names)
  return { figures, missing: expected.filter((name) => !(name in figures)) }
}
