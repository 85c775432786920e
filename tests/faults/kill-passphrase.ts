import { join } from 'node:path'
import { createCatalogue } from '../../electron/vault/catalogue/catalogue'
import { localDisk } from '../../electron/vault/disk'
import { createSlots } from '../../electron/vault/slots/make-slots'
import { saveSlots } from '../../electron/vault/slots/slot-store'
import { aPassphrase } from '../electron/vault/slots/slots'
import { inFolder } from '../support/in-folder'
import { opensCleanly, whatHolds, type Keys } from './changed-vault'
import type { Fault } from './fault'
import { killInLanes, killPlaces, type Victims } from './kill-lanes'
import { passphraseNumbered } from './victims/passphrase'
import { killAtWork, timeAtWork, wordsAfter } from './victims/victim'

/**
 * Kills the app while the passphrase is changed, and every second time while everything is: exactly one passphrase opens with
 * its sheet, the promised one or the next, everything that was kept is there, and the second start is clean.
 */
export const killPassphrase: Fault = {
  names: ['kill.passphrase.count', 'kill.passphrase.bad'],
  minutes: 3,
  async run({ report, ...run }) {
    const places = killPlaces()
    const oneChange = await inFolder(async (folder) => timeAtWork(['rotate', folder, '0', (await makeVault(folder)).sheet], 'changing', 'changed'))
    const { count, wrong } = await killInLanes(run, { full: 200, inAFolder: 50, begin: (folder) => victimsIn(folder, oneChange, places.add) })
    report('kill.passphrase.count', count, `processes killed while they changed the passphrase or everything: ${places.inWords()}`)
    report('kill.passphrase.bad', wrong.length, wrong[0])
  },
}

/** `oneChange`: how long it takes to change everything, in ms. */
async function victimsIn(folder: string, oneChange: number, addPlace: (place: string) => void): Promise<Victims> {
  const root = join(folder, 'vault')
  let keys = await makeVault(folder)
  const rounds = new Set<number>()
  let steps = 0

  /** What may hold after a change of the passphrase that was killed. */
  async function changePassphrase(delay: number): Promise<readonly Keys[]> {
    const { said } = await killAtWork(['passphrase', folder, String(keys.number), keys.sheet], 'opened', delay)
    const changed = wordsAfter(said, 'changed').at(-1)
    addPlace(changed ? 'in a later change of the passphrase' : 'in the first change of the passphrase')
    const number = Number(changed?.[0] ?? keys.number)
    return [{ ...keys, number }, { ...keys, number: number + 1 }]
  }
  async function changeEverything(delay: number): Promise<readonly Keys[]> {
    const { said } = await killAtWork(['rotate', folder, String(keys.number), keys.sheet], 'changing', delay)
    for (const [round, step] of wordsAfter(said, 'kept')) {
      rounds.add(Number(round))
      steps = Number(step)
    }
    const pairs = [keys, ...wordsAfter(said, 'changing').map(([number, sheet = '']): Keys => ({ number: Number(number), sheet }))]
    const promised = Number(wordsAfter(said, 'changed').at(-1)?.[0] ?? keys.number)
    const possible = pairs.filter(({ number }) => number >= promised)
    addPlace(possible.length > 1 ? 'while everything was changed' : 'between two changes of everything')
    return possible
  }

  return {
    async kill({ number, random }) {
      const possible = number % 2 === 0 ? await changeEverything(random() * oneChange * 1.5) : await changePassphrase(random() * 25)
      try {
        const holds = await whatHolds(root, possible)
        await opensCleanly(root, holds, { rounds, steps })
        keys = { number: holds.number, sheet: holds.sheet }
        return null
      } catch (error) {
        return error instanceof Error ? error.message : String(error)
      }
    },
  }
}

async function makeVault(folder: string): Promise<Keys> {
  const root = join(folder, 'vault')
  await localDisk.makeFolder(root)
  const made = await createSlots(aPassphrase(passphraseNumbered(0)))
  await createCatalogue(localDisk, root, { vaultId: Buffer.from(made.file.vaultId, 'hex'), vmk: made.vmk })
  await saveSlots(localDisk, root, made.file)
  return { number: 0, sheet: made.recoveryKey }
}
