import { join } from 'node:path'
import { localDisk } from '../../../electron/vault/disk'
import { openSealedVault } from '../../../electron/vault/sealed-vault'
import { rotate } from '../../../electron/vault/slots/make-slots'
import { openWithRecovery } from '../../../electron/vault/slots/open-slots'
import { areSlotsSaved, loadSlots, saveSlots } from '../../../electron/vault/slots/slot-store'
import { aPassphrase } from '../../electron/vault/slots/slots'
import { keepFootage } from '../kept-footage'
import { changesOfStep } from './commit'
import { filmedBytes } from './filmed'
import type { Work } from './main'
import { passphraseNumbered } from './passphrase'

/** What is kept in the round in which everything is changed to the numbered passphrase. */
export const footageOfRound = (number: number): Buffer => filmedBytes(5, number * 1_000, number * 1_000 + 9_000)
export const recordingOfRound = (number: number): string => `round-${number}`

/**
 * Changes everything over and over, from the numbered passphrase on, and keeps something of each kind in between: `kept
 * <round> <steps>` when that was promised, `changing <number> <sheet>` before, and `changed <number>` once the new ones hold.
 */
export const rotateOften: Work = async (dataFolder, number, say, [recoveryKey = '']) => {
  const root = join(dataFolder, 'vault')
  let file = await loadSlots(localDisk, root)
  if (!file) throw new Error('There is no vault')
  // The vault overwrites it with the next one, each time.
  const vmk = await openWithRecovery(file, recoveryKey)
  const opened = await openSealedVault(root, { vaultId: Buffer.from(file.vaultId, 'hex'), vmk })
  say('opened')
  for (let next = number + 1; ; next += 1) {
    await keepFootage(opened.vault, recordingOfRound(next), footageOfRound(next))
    const { number: steps } = await opened.records.commit(changesOfStep(opened.records.head + 1))
    await opened.audit.write({ kind: 'all-changed', failedAttempts: next })
    say(`kept ${next} ${steps}`)
    const made = await rotate(file, vmk, aPassphrase(passphraseNumbered(next)))
    say(`changing ${next} ${made.recoveryKey}`)
    await opened.rotate({ vmk: made.vmk, save: () => saveSlots(localDisk, root, made.file), isSaved: () => areSlotsSaved(localDisk, root, made.file) })
    file = made.file
    say(`changed ${next}`)
  }
}
