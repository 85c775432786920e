import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { BACKUP_EXTENSION } from '../../electron/archive/backup/layout'
import { restoreBackup } from '../../electron/archive/backup/restore-backup'
import { localDisk } from '../../electron/vault/disk'
import { openSealedVault, type OpenedVault } from '../../electron/vault/sealed-vault'
import { backUp, openVaultWithSlots, PASSPHRASE, quickKdf } from '../support/backup-vault'
import { inFolder } from '../support/in-folder'
import type { Fault } from './fault'
import { bytesAt } from './kept-footage'
import { killInLanes, killPlaces, type Victims } from './kill-lanes'
import { nthRecording } from './victims/back-up'
import { killAtWork, timeAtWork, wordsAfter } from './victims/victim'

/** Kills the app while it backs up: what was backed up before can be brought back, byte for byte, and the next backup works. */
export const killBackup: Fault = {
  names: ['kill.backup.count', 'kill.backup.bad'],
  minutes: 4,
  async run({ report, ...run }) {
    const places = killPlaces()
    const oneBackup = await inFolder(async (folder) => {
      const { data, stick } = await aVaultAndAStick(folder)
      return timeAtWork(['back-up', data, '0', stick], 'opened', 'backed-up')
    })
    const { count, wrong } = await killInLanes(run, { full: 200, inAFolder: 10, begin: (folder) => victimsIn(folder, oneBackup, places.add) })
    report('kill.backup.count', count, `processes killed, each backup brought back: ${places.inWords()}`)
    report('kill.backup.bad', wrong.length, wrong[0])
  },
}

async function aVaultAndAStick(folder: string): Promise<{ readonly data: string; readonly stick: string }> {
  const [data, stick] = [join(folder, 'data'), join(folder, 'stick')]
  for (const each of [data, stick]) await mkdir(each)
  await (await openVaultWithSlots(data)).opened.vault.close()
  return { data, stick }
}

async function victimsIn(folder: string, oneBackup: number, addPlace: (place: string) => void): Promise<Victims> {
  const { data, stick } = await aVaultAndAStick(folder)
  let promised = 0
  return {
    async kill({ number, random }) {
      const { said } = await killAtWork(['back-up', data, '0', stick], 'opened', random() * oneBackup * 3)
      addPlace(said.at(-1)?.startsWith('kept') === true ? 'in the middle of a backup' : 'while footage was kept for the next')
      promised = Number(wordsAfter(said, 'backed-up').at(-1)?.[0] ?? promised)
      return whatIsWrong(join(folder, `back-${number}`), stick, promised)
    },
    async end() {
      promised = await backedUp(data, stick)
      const wrong = await whatIsWrong(join(folder, 'back'), stick, promised)
      return wrong === null ? null : `in the end, ${wrong}`
    },
  }
}

async function backedUp(data: string, stick: string): Promise<number> {
  const { opened } = await openVaultWithSlots(data)
  try {
    return (await backUp(opened, stick)).manifest.recordings
  } finally {
    await opened.vault.close()
  }
}

/** Null where at least as many recordings as were promised are brought back, each as it was. */
async function whatIsWrong(into: string, stick: string, promised: number): Promise<string | null> {
  const name = (await readdir(stick)).find((each) => each.endsWith(BACKUP_EXTENSION))
  if (name === undefined) return promised === 0 ? null : 'the backup is gone'
  try {
    const { vmk, manifest, leftOut } = await restoreBackup({
      disk: localDisk, path: join(stick, name), secret: { passphrase: PASSPHRASE }, derive: quickKdf, into, withoutDamaged: false, onProgress: () => undefined, signal: new AbortController().signal,
    })
    if (leftOut.length > 0 || manifest.recordings < promised) return 'something that was backed up is missing'
    const { vaultId } = JSON.parse((await localDisk.readFile(join(into, 'vault.json'))).toString('utf8')) as { vaultId: string }
    return await differing(await openSealedVault(into, { vaultId: Buffer.from(vaultId, 'hex'), vmk }))
  } catch (error) {
    return String(error)
  } finally {
    await localDisk.remove(into)
  }
}

async function differing({ vault }: OpenedVault): Promise<string | null> {
  try {
    for (const id of await vault.recordingIds()) {
      if (!(await bytesAt(vault, `recordings/${id}/original`)).equals(nthRecording(Number(id.slice(4))))) return 'footage came back different'
    }
    return null
  } finally {
    await vault.close()
  }
}
