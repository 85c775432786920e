/** What each figure has to come to in a full run. `full`: only a run that nobody bounded has to come so far. */
interface Bar {
  readonly atLeast?: number
  readonly atMost?: number
  readonly full?: number
}

const none: Bar = { atMost: 0 }
const killed = { 'kill.render': 200, 'kill.backup': 200, 'kill.migration': 200, 'kill.passphrase': 200, 'kill.commit': 200 } as const

const bars: Readonly<Record<string, Bar>> = {
  'crash.states': { full: 5_000 },
  'crash.bad': none,
  'tamper.cases': { atLeast: 1 },
  'tamper.accepted': none,
  'tamper.wrong_bytes': none,
  'tamper.uncaught': none,
  'nonce.seals': { full: 10_000 },
  'nonce.resumes': { full: 200 },
  'nonce.repeats': none,
  'kill.recording.count': { full: 1_000 },
  'kill.recording.lost_acked_bytes': none,
  'kill.recording.lost_ms_max': { atMost: 1_500 },
  ...Object.fromEntries(Object.entries(killed).flatMap(([name, full]): [string, Bar][] => [[`${name}.count`, { full }], [`${name}.bad`, none]])),
  'disk_full.cases': { full: 400 },
  'disk_full.lost_acked_bytes': none,
  'disk_full.message_ms_max': { atMost: 2_000 },
  'disk_full.other_errors': none,
  'bridge.fuzz.cases': { full: 10_000 },
  'bridge.fuzz.bad': none,
  'parsers.fuzz.bad': none,
  'paths.fuzz.cases': { full: 5_000 },
  'paths.fuzz.bad': none,
  'canary.planted': { atLeast: 1 },
  'canary.hits': none,
  'canary.control_hits': { atLeast: 1 },
  'instances.starts': { full: 50 },
  'instances.writers_max': { atLeast: 1, atMost: 1 },
  'instances.silent': none,
  'mutants.made': { full: 20 },
  'soak.minutes': { full: 59.5 },
  'soak.memory_mb_per_min': { atMost: 1 },
  'soak.bad': none,
}

/** Which figures miss their bar, in words. A run that was bounded has done less, and need not have grown steady. */
export function missedBars(figures: Readonly<Record<string, number>>, isBounded: boolean): readonly string[] {
  const missed = Object.entries(figures).flatMap(([name, value]) => {
    const { atLeast, atMost, full } = bars[name] ?? {}
    const least = atLeast ?? (isBounded ? undefined : full)
    if (least !== undefined && value < least) return [`${name} is ${value}, and should be at least ${least}`]
    if (atMost === undefined || value <= atMost || (isBounded && name === 'soak.memory_mb_per_min')) return []
    return [`${name} is ${value}, and should be at most ${atMost}`]
  })
  const { 'mutants.made': made, 'mutants.killed': seen } = figures
  return made !== seen ? [...missed, `mutants.killed is ${seen}, and should be ${made}`] : missed
}
