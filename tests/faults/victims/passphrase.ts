import { join } from 'node:path'
import { localDisk } from '../../../electron/vault/disk'
import { changePassphrase } from '../../../electron/vault/slots/change-slots'
import { openWithRecovery } from '../../../electron/vault/slots/open-slots'
import { loadSlots, saveSlots } from '../../../electron/vault/slots/slot-store'
import { aPassphrase } from '../../electron/vault/slots/slots'
import type { Work } from './main'

export const passphraseNumbered = (number: number): string => `correct horse battery ${number}`

/** Changes the passphrase over and over, from the numbered one on: `changed <number>` when it was promised. */
export const passphrase: Work = async (dataFolder, number, say, [recoveryKey = '']) => {
  const root = join(dataFolder, 'vault')
  let file = await loadSlots(localDisk, root)
  if (!file) throw new Error('There is no vault')
  const vmk = await openWithRecovery(file, recoveryKey)
  say('opened')
  for (let next = number + 1; ; next += 1) {
    file = await changePassphrase(file, vmk, aPassphrase(passphraseNumbered(next)))
    await saveSlots(localDisk, root, file)
    say(`changed ${next}`)
  }
}
