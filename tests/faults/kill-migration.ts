import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenedVault } from '../../electron/vault/sealed-vault'
import type { RecordingPart } from '../../electron/vault/vault'
import { aboutFilming } from '../electron/vault/bytes'
import { inFolder } from '../support/in-folder'
import { openSealedIn } from '../support/sealed-vault'
import type { Fault } from './fault'
import { bytesAt } from './kept-footage'
import { killInLanes, killPlaces, type Victims } from './kill-lanes'
import { filmedBytes } from './victims/filmed'
import { killAtWork, timeAtWork } from './victims/victim'

/** Footage as an earlier version kept it: how long each part of each recording is, in bytes. */
const PLAIN = { 'rec-1': { original: 3_000_000, thumbnails: 40_000 }, 'rec-2': { original: 1_200_000, proxy: 500_000 }, 'rec-3': { original: 100, frames: 0 }, 'rec-4': { original: 900_000 } } as const

/** Kills the app twice while it seals what an earlier version kept in the open: in the end all of it is there, sealed. */
export const killMigration: Fault = {
  names: ['kill.migration.count', 'kill.migration.bad'],
  minutes: 4,
  async run({ report, ...run }) {
    const places = killPlaces()
    const whole = await inFolder(async (folder) => {
      await layOutPlain(folder)
      return timeAtWork(['migrate', folder], 'opening', 'opened')
    })
    const begin = async (folder: string): Promise<Victims> => {
      await layOutPlain(folder)
      let isBegun = false
      return {
        async kill({ random }) {
          // One that was too late killed nothing: it is sealed by now, and another one is laid out.
          while ((await killAtWork(['migrate', folder], 'opening', random() * whole)).hadEnded) {
            if (!(await isAllSealed(folder))) return 'not all of it is there, sealed'
            await rm(join(folder, 'vault'), { recursive: true })
            await layOutPlain(folder)
            isBegun = false
          }
          places.add(isBegun ? 'in one that had been killed before' : 'in the first one')
          isBegun = true
          return null
        },
        end: async () => ((await isAllSealed(folder)) ? null : 'not all of it is there, sealed'),
      }
    }
    const { count, wrong } = await killInLanes(run, { full: 200, inAFolder: 2, begin })
    report('kill.migration.count', count, `processes killed between the beginning and the end of sealing: ${places.inWords()}`)
    report('kill.migration.bad', wrong.length, wrong[0])
  },
}

const seedOf = (id: string, part: string): number => Buffer.from(id + part).reduce((sum, byte) => sum * 31 + byte, 0) >>> 0

async function layOutPlain(folder: string): Promise<void> {
  for (const [id, parts] of Object.entries(PLAIN)) {
    const place = join(folder, 'vault/recordings', id)
    await mkdir(place, { recursive: true })
    for (const [part, bytes] of Object.entries(parts)) await writeFile(join(place, part), filmedBytes(seedOf(id, part), 0, bytes))
    await writeFile(join(place, 'facts.json'), JSON.stringify({ ...aboutFilming, sessionId: `session-of-${id}`, state: 'closed' }))
  }
  await writeFile(join(folder, 'vault/shape'), '1')
}

async function isAllSealed(folder: string): Promise<boolean> {
  try {
    const { vault } = await openSealedIn(folder)
    try {
      return (await hasEverything(vault)) && (await isNothingPlain(folder))
    } finally {
      await vault.close()
    }
  } catch {
    return false
  }
}

async function hasEverything(vault: OpenedVault['vault']): Promise<boolean> {
  if ((await vault.recordingIds()).toSorted().join() !== Object.keys(PLAIN).join()) return false
  for (const [id, parts] of Object.entries(PLAIN)) {
    if ((await vault.facts(id)).sessionId !== `session-of-${id}`) return false
    for (const [part, bytes] of Object.entries(parts)) {
      const found = await bytesAt(vault, `recordings/${id}/${part as RecordingPart}`)
      if (!found.equals(filmedBytes(seedOf(id, part), 0, bytes))) return false
    }
  }
  return true
}

async function isNothingPlain(folder: string): Promise<boolean> {
  const sealed = new Set(['catalogue', 'end-note', 'log-ends', 'keyring', 'journal', 'audit', 'media', 'vault.json', 'attempts.json'])
  return (await readdir(join(folder, 'vault'))).every((name) => sealed.has(name.replace(/-\d+$/, '')))
}
