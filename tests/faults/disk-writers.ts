import { join } from 'node:path'
import type { Disk } from '../../electron/vault/disk'
import type { OpenedVault } from '../../electron/vault/sealed-vault'
import { changePassphrase } from '../../electron/vault/slots/change-slots'
import { openWithPassphrase } from '../../electron/vault/slots/open-slots'
import { loadSlots, saveSlots } from '../../electron/vault/slots/slot-store'
import { verifyBackup } from '../../electron/archive/backup/verify-backup'
import { backupName } from '../../electron/archive/backup/layout'
import { aboutFilming, put } from '../electron/vault/bytes'
import { backUp, PASSPHRASE, quickKdf } from '../support/backup-vault'
import { aPassphrase } from '../electron/vault/slots/slots'
import { bytesAt, keepFootage } from './kept-footage'
import { filmedBytes } from './victims/filmed'
import { passphraseNumbered } from './victims/passphrase'

export interface Writing {
  readonly disk: Disk
  readonly dataFolder: string
  readonly opened: OpenedVault
  /** One call; notes how long it takes to refuse. */
  readonly call: <T>(act: () => Promise<T>) => Promise<T>
  /** What holds from here on: how many bytes of it are lost, asked when the vault was opened anew. */
  readonly promise: (lost: (opened: OpenedVault) => Promise<number>) => void
}

/** Everything that writes to the disk. `needs`: about so many bytes to do all of it. */
export interface DiskWriter {
  readonly name: string
  readonly needs: number
  write(writing: Writing): Promise<void>
}

const missing = async (found: Promise<Buffer>, truth: Buffer): Promise<number> => {
  const bytes = await found.catch(() => Buffer.alloc(0))
  return bytes.subarray(0, truth.length).equals(truth) ? 0 : truth.length
}

const recording: DiskWriter = {
  name: 'recording',
  needs: 1_900_000,
  async write({ opened: { vault }, call, promise }) {
    const id = await call(() => vault.beginRecording(aboutFilming))
    let acked = 0
    promise(async (again) => {
      if ((await again.vault.facts(id)).state === 'open') await again.vault.closeRecording(id)
      return missing(bytesAt(again.vault, `recordings/${id}/original`), filmedBytes(5, 0, acked))
    })
    for (let index = 0; index < 30; index += 1) {
      await call(() => vault.appendChunk(id, index, filmedBytes(5, index * 60_000, (index + 1) * 60_000)))
      acked = (index + 1) * 60_000
    }
    await call(() => vault.closeRecording(id))
  },
}

const importing: DiskWriter = {
  name: 'import',
  needs: 2_300_000,
  async write({ opened: { vault }, call, promise }) {
    for (const [id, bytes] of [['in-1', 1_500_000], ['in-2', 700_000]] as const) {
      await call(() => keepFootage(vault, id, filmedBytes(6, 0, bytes)))
      promise((again) => missing(bytesAt(again.vault, `recordings/${id}/original`), filmedBytes(6, 0, bytes)))
    }
  },
}

const made: DiskWriter = {
  name: 'proxy and passages',
  needs: 2_000_000,
  async write({ opened: { vault }, call, promise }) {
    for (const [key, bytes] of [['recordings/base-1/proxy', 900_000], ['segments/a-passage--base-1', 500_000], ['recordings/base-1/original', 300_000]] as const) {
      const truth = key.endsWith('original') ? filmedBytes(1, 0, bytes) : filmedBytes(7, 0, bytes)
      await call(() => put(vault, key, truth))
      promise((again) => missing(bytesAt(again.vault, key), truth))
    }
  },
}

const notes: DiskWriter = {
  name: 'journal',
  needs: 900_000,
  async write({ opened: { records }, call, promise }) {
    for (let step = 0; step < 40; step += 1) {
      const { number } = await call(() => records.commit([{ table: 'notes', id: `n-${step}`, group: `s-${step % 3}`, references: {}, value: 'x'.repeat(20_000) }]))
      promise(async (again) => (again.records.head >= number ? 0 : 20_000))
    }
  },
}

const catalogue: DiskWriter = {
  name: 'catalogue',
  needs: 300_000,
  async write({ opened: { vault }, call, promise }) {
    let acked = -1
    promise(async (again) => {
      const kept = (await again.vault.facts('base-1')).media as { readonly turn?: number } | undefined
      return (kept?.turn ?? -1) >= acked ? 0 : 2_000
    })
    for (let turn = 0; turn < 100; turn += 1) {
      await call(() => vault.updateFacts('base-1', { media: { turn, much: 'x'.repeat(2_000) } }))
      acked = turn
    }
  },
}

const erasing: DiskWriter = {
  name: 'erasure',
  needs: 30_000,
  async write({ opened: { vault }, call, promise }) {
    await call(() => vault.removeRecording('base-2'))
    promise(async (again) => ((await again.vault.recordingIds()).includes('base-2') ? 1 : 0))
  },
}

const slots: DiskWriter = {
  name: 'slots',
  needs: 30_000,
  async write({ disk, dataFolder, call, promise }) {
    const root = join(dataFolder, 'vault')
    let acked: Buffer = PASSPHRASE
    let asked: Buffer = PASSPHRASE
    promise(async () => {
      const file = await loadSlots(disk, root)
      const opens = async (passphrase: Buffer): Promise<boolean> => file !== null && (await openWithPassphrase(file, passphrase, quickKdf).then(() => true, () => false))
      return (await opens(acked)) || (await opens(asked)) ? 0 : 1
    })
    for (let number = 1; number <= 5; number += 1) {
      const file = await loadSlots(disk, root)
      if (!file) throw new Error('The slots are gone')
      const vmk = await openWithPassphrase(file, acked, quickKdf)
      asked = Buffer.from(passphraseNumbered(number))
      const changed = await changePassphrase(file, vmk, aPassphrase(passphraseNumbered(number)))
      await call(() => saveSlots(disk, root, changed))
      acked = asked
    }
  },
}

const backup: DiskWriter = {
  name: 'backup',
  needs: 1_500_000,
  async write({ disk, dataFolder, opened, call, promise }) {
    const folder = join(dataFolder, 'stick')
    let recordings = 0
    promise(async () => {
      if (recordings === 0) return 0
      const kept = await verifyBackup({ disk, path: join(folder, backupName(opened.vaultId)), secret: { passphrase: PASSPHRASE }, derive: quickKdf }).catch(() => null)
      return kept !== null && kept.recordings >= recordings ? 0 : 500_000
    })
    recordings = (await call(() => backUp(opened, folder, { disk }))).manifest.recordings
    await call(() => keepFootage(opened.vault, 'more', filmedBytes(8, 0, 200_000)))
    recordings = (await call(() => backUp(opened, folder, { disk }))).manifest.recordings
  },
}

export const diskWriters: readonly DiskWriter[] = [recording, importing, made, notes, catalogue, erasing, slots, backup]
