import { missedBars } from './bars'
import type { Fault } from './fault'
import { faults } from './index'
import { runBeside } from './run-beside'

export interface FaultsAsked {
  /** Figures, or how some of them begin; none: all. */
  readonly names: readonly string[]
  readonly seed: number
  /** For everything together; Infinity where nobody said. */
  readonly minutes: number
  /** Gets a line for each figure as it comes. */
  readonly say: (line: string) => void
}

export interface FaultsFound {
  readonly figures: Readonly<Record<string, number>>
  /** Asked for, and neither known nor measured. */
  readonly missing: readonly string[]
  /** Figures that are not what they should be, in words. */
  readonly missed: readonly string[]
}

/** Runs the families that report any of these figures, one after the other, and beside them what takes its time; a family's unused time goes to the next ones. */
export async function runFaults({ names, seed, minutes, say }: FaultsAsked): Promise<FaultsFound> {
  const figures: Record<string, number> = {}
  const isMeant = (asked: string, name: string): boolean => name === asked || name.startsWith(`${asked}.`)
  const isWanted = (name: string): boolean => names.length === 0 || names.some((asked) => isMeant(asked, name))
  const note = (name: string, value: number, about?: string): void => {
    figures[name] = Math.round(value * 1_000) / 1_000
    say(`${name.padEnd(30)} ${String(figures[name]).padStart(10)}${about === undefined ? '' : `   ${about}`}`)
  }
  say(`Seed ${seed}`)
  const meant = faults.filter((fault) => fault.names.some(isWanted))
  const aside = meant.length > 1 ? meant.filter((fault) => fault.takesItsTime === true) : []
  const wanted = meant.filter((fault) => !aside.includes(fault))
  const beside = aside.map((fault) => runBeside({ names: fault.names.filter(isWanted), seed, minutes, say }))
  const endsAt = performance.now() + minutes * 60_000
  for (const [index, fault] of wanted.entries()) {
    const left = Math.max(0, endsAt - performance.now()) / 60_000
    const own = Number.isFinite(left) ? (left * fault.minutes) / wanted.slice(index).reduce((sum, each) => sum + each.minutes, 0) : Infinity
    await one(fault, { seed, minutes: own, report: (name, value, about) => (isWanted(name) ? note(name, value, about) : undefined), say })
  }
  for (const found of await Promise.all(beside)) Object.assign(figures, found)
  const known = faults.flatMap((fault) => fault.names)
  const expected = [...known.filter(isWanted), ...names.filter((asked) => !known.some((name) => isMeant(asked, name)))]
  return { figures, missing: expected.filter((name) => !(name in figures)), missed: missedBars(figures, Number.isFinite(minutes)) }
}

async function one(fault: Fault, { seed, minutes, report, say }: Pick<FaultsAsked, 'seed' | 'minutes' | 'say'> & { readonly report: (name: string, value: number, about?: string) => void }): Promise<void> {
  const began = performance.now()
  const isTimeUp = (): boolean => performance.now() - began > minutes * 60_000
  try {
    await fault.run({ seed, minutes, report, goesOn: (done, full) => done < full && (done === 0 || !isTimeUp()) })
  } catch (error) {
    say(`${fault.names.join(', ')}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
}
