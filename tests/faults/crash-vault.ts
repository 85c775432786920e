import { AppFailure } from '../../shared/domain/outcome'
import { crashDisk, PowerCut, randomFrom, type CrashDisk } from '../support/crash-disk'
import { crashContainers } from './crash'
import type { Fault } from './fault'
import { vaultLife, type Promised } from './vault-life'
import { brokenPromise } from './vault-promises'

/** What happens to the n-th thing that a vault does to the disk. */
const ACCIDENTS = ['cut', 'cut', 'cut', 'ENOSPC', 'EIO'] as const
/** Disks that are looked at after a power cut: one as a killed process leaves it, the others as the power does. */
const DISKS_AFTER_A_CUT = 4
const STATES = 5_000

/** Cuts the power, or refuses, at every single thing that a vault does to the disk in its life, and looks at what is left. */
export const crash: Fault = {
  names: ['crash.states', 'crash.bad'],
  minutes: 8,
  async run({ seed, goesOn, report }) {
    const random = randomFrom(seed)
    const broken: string[] = []
    let states = 0
    const look = async (disk: CrashDisk, promised: Promised, when: string): Promise<void> => {
      states += 1
      const why = await brokenPromise(disk, promised)
      if (why !== null) broken.push(`${why} (${when})`)
    }
    const order = shuffled(await stepsOfALife(), random)
    for (let round = 0; goesOn(states, STATES); round += 1) {
      for (const step of order) {
        if (!goesOn(states, Infinity)) break
        // In five rounds every accident happens at every step.
        const accident = ACCIDENTS[(round + step) % ACCIDENTS.length] ?? 'cut'
        if (accident === 'cut') await cutAt(step, random, look)
        else await refuseAt(step, accident, look)
      }
    }
    const containers = goesOn(states, Infinity) ? await crashContainers({ seed, disksPerStep: 10 }) : { states: 0, bad: 0 }
    report('crash.states', states + containers.states, `disks after an accident, in ${order.length} steps of a vault's life and of its files`)
    report('crash.bad', broken.length + containers.bad, broken[0])
  },
}

type Look = (disk: CrashDisk, promised: Promised, when: string) => Promise<void>

async function stepsOfALife(): Promise<number> {
  const disk = crashDisk()
  for (const deed of vaultLife(disk).deeds) await deed()
  return disk.steps
}

async function cutAt(step: number, random: () => number, look: Look): Promise<void> {
  const disk = crashDisk()
  disk.cutPowerAt(step)
  const { promised, deeds } = vaultLife(disk)
  try {
    for (const deed of deeds) await deed()
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error
  }
  for (let count = 0; count < DISKS_AFTER_A_CUT; count += 1) await look(count === 0 ? disk.afterKill() : disk.afterPowerCut(random), promised, `power cut at step ${step}`)
}

/** The deed that was refused is asked for once more, and then it has to work: later steps do. */
async function refuseAt(step: number, code: string, look: Look): Promise<void> {
  const disk = crashDisk()
  disk.failAt(step, code)
  const { promised, deeds } = vaultLife(disk)
  for (const deed of deeds) {
    try {
      await deed()
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error
      await look(disk.afterKill(), promised, `${code} at step ${step}`)
      await deed()
    }
  }
  await look(disk.afterKill(), promised, `after ${code} at step ${step}`)
}

function shuffled(count: number, random: () => number): readonly number[] {
  return Array.from({ length: count }, (_, index) => ({ step: index + 1, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ step }) => step)
}
