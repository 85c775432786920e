/** A family of figures, found by doing harm. A family runs whole, and reports each of its figures once. */
export interface Fault {
  /** The figures it reports, such as `kill.recording.count`. */
  readonly names: readonly string[]
  /** About how long it takes at full length; where the whole run is bounded, its share of the time. */
  readonly minutes: number
  /** It mostly waits for the clock: where other families are run as well, it runs beside them, in a process of its own. */
  readonly takesItsTime?: boolean
  run(run: FaultRun): Promise<void>
}

export interface FaultRun {
  /** The same seed does the same harm, as far as chance and not the clock decides. */
  readonly seed: number
  /** How long the family may take; Infinity where nobody said. */
  readonly minutes: number
  /** Whether to go on after so many of the cases of a full run. The first case always runs. */
  readonly goesOn: (done: number, full: number) => boolean
  readonly report: Report
}

/** `note` says in a few words what went into the figure. */
export type Report = (name: string, value: number, note?: string) => void

/** Runs a family at no more than so many cases each, and gives its figures. */
export async function sampleOf(fault: Fault, most: number, seed = 20_260_711): Promise<Readonly<Record<string, number>>> {
  const figures: Record<string, number> = {}
  await fault.run({
    seed,
    minutes: 0.05,
    goesOn: (done, full) => done < Math.min(most, full),
    report: (name, value) => void (figures[name] = value),
  })
  return figures
}
