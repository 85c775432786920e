import { join } from 'node:path'
import { createCatalogue } from '../../electron/vault/catalogue/catalogue'
import { localDisk } from '../../electron/vault/disk'
import { openSealedVault } from '../../electron/vault/sealed-vault'
import { createSlots } from '../../electron/vault/slots/make-slots'
import { openWithPassphrase, openWithRecovery } from '../../electron/vault/slots/open-slots'
import { loadSlots, saveSlots } from '../../electron/vault/slots/slot-store'
import { aPassphrase, quickKdf } from '../electron/vault/slots/slots'
import { bytesOf } from '../electron/vault/bytes'
import type { Fault } from './fault'
import { killInLanes, killPlaces, type Victims } from './kill-lanes'
import { passphraseNumbered } from './victims/passphrase'
import { killAtWork, wordsAfter } from './victims/victim'

/** Kills the app while the passphrase is changed: exactly one opens, the one that was promised or the next, and the sheet always does. */
export const killPassphrase: Fault = {
  names: ['kill.passphrase.count', 'kill.passphrase.bad'],
  minutes: 2,
  async run({ report, ...run }) {
    const places = killPlaces()
    const { count, wrong } = await killInLanes(run, { full: 200, inAFolder: 50, begin: (folder) => victimsIn(folder, places.add) })
    report('kill.passphrase.count', count, `processes killed while they changed the passphrase: ${places.inWords()}`)
    report('kill.passphrase.bad', wrong.length, wrong[0])
  },
}

async function victimsIn(folder: string, addPlace: (place: string) => void): Promise<Victims> {
  const recoveryKey = await makeVault(folder)
  let number = 0
  return {
    async kill({ random }) {
      const { said } = await killAtWork(['passphrase', folder, String(number), recoveryKey], 'opened', random() * 25)
      const changed = wordsAfter(said, 'changed')
      addPlace(changed.length === 0 ? 'in the first change' : 'in a later one')
      const promised = Number(changed.at(-1)?.[0] ?? number)
      const opening = await whatOpens(folder, recoveryKey, promised)
      number = opening ?? promised
      return opening === null ? 'none or more than one passphrase opens, another than it should, or the sheet does not' : null
    },
  }
}

async function makeVault(folder: string): Promise<string> {
  const root = join(folder, 'vault')
  await localDisk.makeFolder(root)
  const made = await createSlots(aPassphrase(passphraseNumbered(0)))
  await createCatalogue(localDisk, root, { vaultId: Buffer.from(made.file.vaultId, 'hex'), vmk: made.vmk })
  await saveSlots(localDisk, root, made.file)
  return made.recoveryKey
}

/** The number of the one passphrase that opens; null where none does, another than it should, or the sheet does not. */
async function whatOpens(folder: string, recoveryKey: string, promised: number): Promise<number | null> {
  const root = join(folder, 'vault')
  try {
    const file = await loadSlots(localDisk, root)
    if (!file) return null
    const opens = (number: number) => openWithPassphrase(file, bytesOf(passphraseNumbered(number)), quickKdf).then(() => true, () => false)
    const opening: number[] = []
    for (const number of [promised - 1, promised, promised + 1, promised + 2]) if (number >= 0 && (await opens(number))) opening.push(number)
    const vmk = await openWithRecovery(file, recoveryKey)
    const { vault } = await openSealedVault(root, { vaultId: Buffer.from(file.vaultId, 'hex'), vmk })
    await vault.close()
    const [only = -1] = opening
    return opening.length === 1 && (only === promised || only === promised + 1) ? only : null
  } catch {
    return null
  }
}
