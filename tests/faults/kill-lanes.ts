import { availableParallelism } from 'node:os'
import { randomFrom } from '../support/crash-disk'
import { inFolder } from '../support/in-folder'
import type { FaultRun } from './fault'

/** One kill. Its chance is its own, whichever lane it comes to. */
export interface Kill {
  readonly number: number
  readonly random: () => number
}

/** What is killed in one data folder, one kill after the other, so that the folder has a past. */
export interface Victims {
  /** Null where all is well, else what is not. */
  kill(kill: Kill): Promise<string | null>
  /** After the last kill in this folder. */
  end?(): Promise<string | null>
}

export interface Kills {
  /** In a full run. */
  readonly full: number
  readonly inAFolder: number
  /** How many at once: a process that is killed mostly waits, for its disk or for the kill. */
  readonly lanes?: number
  readonly begin: (folder: string) => Promise<Victims>
}

/** Kills in several folders at once; gives how often, and what was wrong. */
export async function killInLanes({ seed, goesOn }: Pick<FaultRun, 'seed' | 'goesOn'>, { full, inAFolder, lanes = availableParallelism() + 1, begin }: Kills): Promise<{ readonly count: number; readonly wrong: readonly string[] }> {
  const wrong: string[] = []
  let count = 0
  const next = (): Kill | null => (goesOn(count, full) ? { number: count, random: randomFrom(seed + count++) } : null)
  const note = (found: string | null): void => void (found !== null && wrong.push(found))

  async function lane(): Promise<void> {
    for (let first = next(); first; first = next()) {
      const beginning = first
      await inFolder(async (folder) => {
        const victims = await begin(folder)
        for (let [kill, done]: [Kill | null, number] = [beginning, 1]; kill; kill = done < inAFolder ? next() : null, done += 1) note(await victims.kill(kill))
        note((await victims.end?.()) ?? null)
      })
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return { count, wrong }
}

/** Counts where the kills fell: what never hits the work itself proves nothing. */
export function killPlaces(): { readonly add: (place: string) => void; readonly inWords: () => string } {
  const places = new Map<string, number>()
  return {
    add: (place) => void places.set(place, (places.get(place) ?? 0) + 1),
    inWords() {
      const all = [...places.values()].reduce((sum, count) => sum + count, 0)
      return [...places].toSorted(([, one], [, other]) => other - one).map(([place, count]) => `${Math.round((count / all) * 100)} % ${place}`).join(', ')
    },
  }
}
