import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openSealedVault, type OpenedVault } from '../../electron/vault/sealed-vault'
import { openWithPassphrase } from '../../electron/vault/slots/open-slots'
import { loadSlots } from '../../electron/vault/slots/slot-store'
import { AppFailure } from '../../shared/domain/outcome'
import { openVaultWithSlots, PASSPHRASE, quickKdf } from '../support/backup-vault'
import { inFolder } from '../support/in-folder'
import { diskWriters, type DiskWriter, type Writing } from './disk-writers'
import type { Fault } from './fault'
import { bytesAt, keepFootage } from './kept-footage'
import { smallDisk, type SmallDisk } from './small-disk'
import { filmedBytes } from './victims/filmed'

const LEVELS = 50
/** A sample among other tests may be cut short, and would leave its file system mounted. */
const SAMPLE_MINUTES = 0.1

/** Fills the disk to fifty levels under everything that writes: it says so, soon, and nothing that was kept before is lost. */
export const diskFull: Fault = {
  names: ['disk_full.cases', 'disk_full.lost_acked_bytes', 'disk_full.message_ms_max', 'disk_full.other_errors'],
  minutes: 4,
  async run({ minutes, goesOn, report }) {
    const all = Array.from({ length: LEVELS }, (_, level) => diskWriters.map((writer) => ({ writer, level: (level * 29) % LEVELS }))).flat()
    const sum = { cases: 0, lost: 0, slowest: 0 }
    const others: string[] = []
    const losers: string[] = []
    await inFolder(async (folder) => {
      const small = smallDisk(folder, minutes > SAMPLE_MINUTES)
      try {
        for (const { writer, level } of all) {
          if (!goesOn(sum.cases, all.length)) break
          const found = await oneCase(small, join(folder, 'data'), writer, Math.round((writer.needs * level) / (LEVELS - 1)))
          sum.cases += 1
          sum.lost += found.lost
          sum.slowest = Math.max(sum.slowest, found.slowest)
          if (found.lost > 0) losers.push(`${writer.name} at level ${level}`)
          if (found.other !== null) others.push(`${writer.name} at level ${level}: ${found.other}`)
        }
      } finally {
        small.remove()
      }
      report('disk_full.cases', sum.cases, `${LEVELS} levels under ${diskWriters.map(({ name }) => name).join(', ')}; filled at ${small.kind}`)
    })
    report('disk_full.lost_acked_bytes', sum.lost, losers[0])
    report('disk_full.message_ms_max', sum.slowest, 'from the call to the word that there is no room')
    report('disk_full.other_errors', others.length, others[0])
  },
}

interface Found {
  readonly lost: number
  /** ms */
  readonly slowest: number
  readonly other: string | null
}

async function oneCase(small: SmallDisk, dataFolder: string, writer: DiskWriter, free: number): Promise<Found> {
  await mkdir(join(dataFolder, 'stick'), { recursive: true })
  const promises: ((opened: OpenedVault) => Promise<number>)[] = []
  let slowest = 0
  let other: string | null = null
  const call: Writing['call'] = async (act) => {
    const began = performance.now()
    try {
      return await act()
    } catch (error) {
      slowest = Math.max(slowest, performance.now() - began)
      if (!isFull(error)) other = String(error)
      throw error
    }
  }
  const secrets = await withBase(small, dataFolder, async (opened) => {
    await small.leave(free)
    await writer.write({ disk: small.disk, dataFolder, opened, call, promise: (lost) => void promises.push(lost) }).catch((error: unknown) => {
      if (!(error instanceof AppFailure)) throw error
    })
    await small.empty()
  })
  promises.push(async ({ vault }) => ((await bytesAt(vault, 'recordings/base-1/original')).equals(filmedBytes(1, 0, 300_000)) ? 0 : 300_000))
  promises.push(async ({ records }) => (records.head >= 3 ? 0 : 3))
  const again = await openSealedVault(join(dataFolder, 'vault'), secrets, { disk: small.disk })
  let lost = 0
  for (const promise of promises) lost += await promise(again)
  await again.vault.close()
  await rm(dataFolder, { recursive: true, force: true })
  return { lost, slowest, other }
}

/** Works in a vault that holds something already; gives what opens it again. */
async function withBase(small: SmallDisk, dataFolder: string, act: (opened: OpenedVault) => Promise<void>): Promise<{ vaultId: Buffer; vmk: Buffer }> {
  const { opened, secrets } = await makeVault(small, dataFolder)
  await keepFootage(opened.vault, 'base-1', filmedBytes(1, 0, 300_000))
  await keepFootage(opened.vault, 'base-2', filmedBytes(2, 0, 200_000))
  for (let step = 0; step < 3; step += 1) await opened.records.commit([{ table: 'notes', id: `base-${step}`, group: 's', references: {}, value: 'kept' }])
  await act(opened)
  await opened.vault.close()
  return secrets
}

async function makeVault(small: SmallDisk, dataFolder: string) {
  const { opened } = await openVaultWithSlots(dataFolder, small.disk)
  const file = await loadSlots(small.disk, join(dataFolder, 'vault'))
  if (!file) throw new Error('The vault has no slots')
  return { opened, secrets: { vaultId: Buffer.from(opened.vaultId, 'hex'), vmk: await openWithPassphrase(file, PASSPHRASE, quickKdf) } }
}

function isFull(error: unknown): boolean {
  if (!(error instanceof AppFailure)) return false
  return error.error.kind === 'disk-full' || (error.error.kind === 'backup-target' && error.error.problem === 'full')
}
