import { join } from 'node:path'
import { createCatalogue } from '../../electron/vault/catalogue/catalogue'
import { localDisk } from '../../electron/vault/disk'
import { openSealedVault } from '../../electron/vault/sealed-vault'
import { createSlots } from '../../electron/vault/slots/make-slots'
import { openWithPassphrase, openWithRecovery } from '../../electron/vault/slots/open-slots'
import { loadSlots, saveSlots } from '../../electron/vault/slots/slot-store'
import { aPassphrase, quickKdf } from '../electron/vault/slots/slots'
import { bytesOf } from '../electron/vault/bytes'
import { randomFrom } from '../support/crash-disk'
import { inFolder } from '../support/in-folder'
import type { Fault } from './fault'
import { passphraseNumbered } from './victims/passphrase'
import { killAtWork, wordsAfter } from './victims/victim'

const KILLS_IN_A_VAULT = 50

/** Kills the app while the passphrase is changed: exactly one opens, the one that was promised or the next, and the sheet always does. */
export const killPassphrase: Fault = {
  names: ['kill.passphrase.count', 'kill.passphrase.bad'],
  minutes: 1.5,
  async run({ seed, goesOn, report }) {
    const random = randomFrom(seed)
    let [count, bad] = [0, 0]
    while (goesOn(count, 200)) {
      await inFolder(async (folder) => {
        const recoveryKey = await makeVault(folder)
        let number = 0
        for (let kill = 0; kill < KILLS_IN_A_VAULT && goesOn(count, 200); kill += 1) {
          const { said } = await killAtWork(['passphrase', folder, String(number), recoveryKey], 'opened', random() * 25)
          const promised = Number(wordsAfter(said, 'changed').at(-1)?.[0] ?? number)
          const opening = await whatOpens(folder, recoveryKey, promised)
          if (opening === null) bad += 1
          number = opening ?? promised
          count += 1
        }
      })
    }
    report('kill.passphrase.count', count, 'processes killed while they changed the passphrase')
    report('kill.passphrase.bad', bad)
  },
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
