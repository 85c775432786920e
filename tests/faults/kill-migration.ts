import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenedVault } from '../../electron/vault/sealed-vault'
import type { RecordingPart } from '../../electron/vault/vault'
import { aboutFilming } from '../electron/vault/bytes'
import { randomFrom } from '../support/crash-disk'
import { inFolder } from '../support/in-folder'
import { openSealedIn } from '../support/sealed-vault'
import type { Fault } from './fault'
import { bytesAt } from './kept-footage'
import { filmedBytes } from './victims/filmed'
import { killAtWork } from './victims/victim'

/** Footage as an earlier version kept it: how long each part of each recording is, in bytes. */
const PLAIN = { 'rec-1': { original: 3_000_000, thumbnails: 40_000 }, 'rec-2': { original: 1_200_000, proxy: 500_000 }, 'rec-3': { original: 100, frames: 0 }, 'rec-4': { original: 900_000 } } as const

/** Kills the app, mostly twice, while it seals what an earlier version kept in the open: in the end all of it is there, sealed. */
export const killMigration: Fault = {
  names: ['kill.migration.count', 'kill.migration.bad'],
  minutes: 4,
  async run({ seed, goesOn, report }) {
    const random = randomFrom(seed)
    let [count, bad] = [0, 0]
    while (goesOn(count, 200)) {
      await inFolder(async (folder) => {
        await layOutPlain(folder)
        for (let kill = 0; kill < 2; kill += 1) {
          const { hadEnded } = await killAtWork(['migrate', folder], 'opening', random() * 70)
          if (hadEnded) break
          count += 1
        }
        if (!(await isAllSealed(folder))) bad += 1
      })
    }
    report('kill.migration.count', count, 'processes killed while they sealed plain footage')
    report('kill.migration.bad', bad)
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
  const sealed = new Set(['catalogue', 'end-note', 'keyring', 'journal', 'audit', 'media', 'vault.json', 'attempts.json'])
  return (await readdir(join(folder, 'vault'))).every((name) => sealed.has(name.replace(/-\d+$/, '')))
}
