import { dirname, join } from 'node:path'
import { AppFailure } from '../../../shared/domain/outcome'
import { openCopy, type CopiedRecording, type CopySecret, type OpenedCopy, type PassphraseKdf } from '../../vault/backup/open-copy'
import { VaultDamaged } from '../../vault/crypto/damaged'
import type { Disk } from '../../vault/disk'
import { onDisk } from '../../vault/disk-failure'
import { refuseIfStopped } from '../refuse-if-stopped'
import { checkAgainstCatalogue, checkPieces, recordingsWith, type Sink } from './check-pieces'
import type { BackupManifest, BackupPiece } from './layout'
import { onTarget } from './on-target'
import { openBackup, type BackupFile } from './read-backup'

/** A backup, and what is to open it. */
export interface BackupToOpen {
  readonly disk: Disk
  /** The backup. */
  readonly path: string
  readonly secret: CopySecret
  readonly derive?: PassphraseKdf | undefined
  readonly signal: AbortSignal
}

export interface RestoreJob extends BackupToOpen {
  /** A folder of its own, beside where the vault will be; what lies there goes. */
  readonly into: string
  /** Damaged recordings are left out, and the rest is brought back. */
  readonly withoutDamaged: boolean
  /** 0–1. */
  readonly onProgress: (fraction: number) => void
}

export interface RestoredCopy {
  /** To be wiped by whoever takes it. */
  readonly vmk: Buffer
  readonly manifest: BackupManifest
  /** Left out, because they are damaged. */
  readonly leftOut: readonly CopiedRecording[]
}

/**
 * Writes a vault as it was backed up into a folder, each file compared with what was sealed. Errors: `wrong-passphrase`,
 * `wrong-recovery-key`, `wrong-escrow-key`, `not-a-backup`, `backup-damaged`, `backup-target` where the backup cannot be read, `disk-full`,
 * `cancelled`. Then nothing is left in the folder.
 */
export function restoreBackup(job: RestoreJob): Promise<RestoredCopy> {
  return withBackup(job, async (backup, { copy, manifest }) => {
    try {
      const leftOut = await bringBack(job, backup, copy, manifest)
      copy.close(true)
      return { vmk: copy.vmk, manifest, leftOut }
    } catch (error) {
      copy.close()
      await job.disk.remove(job.into).catch(() => undefined)
      throw error
    }
  })
}

/** That this opens it. Writes nothing, and looks at nothing that was backed up. Errors: as `restoreBackup`, but `disk-full`. */
export function checkBackupSecret(backup: BackupToOpen): Promise<void> {
  return withBackup(backup, async (_, { copy }) => copy.close())
}

async function withBackup<T>(to: BackupToOpen, act: (backup: BackupFile, newest: NewestBackup) => Promise<T>): Promise<T> {
  const backup = await onTarget(0, () => openBackup(to.disk, to.path))
  if (!backup) throw new AppFailure({ kind: 'not-a-backup' })
  try {
    return await damageSaid(async () => act(backup, await openNewest(backup, to)))
  } finally {
    await backup.close().catch(() => undefined)
  }
}

interface NewestBackup {
  readonly copy: OpenedCopy
  readonly manifest: BackupManifest
}

/** The newest backup in the file that can be believed; one that was cut short gives way to the one before it. */
async function openNewest(backup: BackupFile, { secret, derive, signal }: BackupToOpen): Promise<NewestBackup> {
  // Kept from one trailer to the next, as most name the same slots, and these take a key derivation to open.
  let opened: { readonly slots: Buffer; readonly copy: OpenedCopy | null } | null = null
  try {
    for await (const trailer of backup.trailers(signal)) {
      const slots = await backup.whole(trailer.slots)
      if (!opened?.slots.equals(slots)) {
        opened?.copy?.close()
        opened = { slots, copy: null }
        opened = { slots, copy: await unlessDamaged(() => openCopy(slots, secret, derive)) }
      }
      const { copy } = opened
      const manifest = copy && (await unlessDamaged(() => backup.manifest(trailer, copy.seal)))
      refuseIfStopped(signal)
      if (copy && manifest) return { copy, manifest }
    }
    throw new VaultDamaged('torn')
  } catch (error) {
    opened?.copy?.close()
    throw error
  }
}

async function unlessDamaged<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof VaultDamaged) return null
    throw error
  }
}

async function bringBack({ disk, into, withoutDamaged, onProgress, signal }: RestoreJob, backup: BackupFile, copy: OpenedCopy, manifest: BackupManifest): Promise<readonly CopiedRecording[]> {
  await onDisk(0, () => disk.remove(into))
  await hasRoom(disk, dirname(into), manifest)
  for (const folder of FOLDERS) await onDisk(0, () => disk.makeFolder(join(into, folder)))
  const { damaged, lists } = await onTarget(0, () =>
    checkPieces({
      backup,
      manifest,
      each: (piece) => fileFor(disk, into, piece),
      onProgress,
      signal,
    }),
  )
  // Without its lists and what was written nothing of a vault can be made sense of.
  if ([...damaged].some((name) => !name.startsWith('media/'))) throw new VaultDamaged('tampered')
  const contents = await copy.contents(lists)
  const leftOut = recordingsWith(damaged, contents)
  if (damaged.size > 0 && !withoutDamaged) {
    throw new AppFailure({ kind: 'backup-damaged', recordings: leftOut.map(({ recordingId, startedAt }) => ({ recordingId, startedAt })), canBringRest: true })
  }
  if (damaged.size === 0) await checkAgainstCatalogue(backup, manifest, contents)
  for (const folder of FOLDERS) await onDisk(0, () => disk.syncFolder(join(into, folder)))
  return leftOut
}

const FOLDERS = ['', 'media', 'journal', 'audit'] as const

async function hasRoom(disk: Disk, folder: string, { pieces }: BackupManifest): Promise<void> {
  const needed = pieces.reduce((sum, { bytes }) => sum + bytes, 0)
  const free = await onDisk(0, () => disk.freeBytes(folder))
  if (needed > free) throw new AppFailure({ kind: 'disk-full', neededBytes: needed - free })
}

async function fileFor(disk: Disk, into: string, { name }: BackupPiece): Promise<Sink> {
  const path = join(into, ...name.split('/'))
  const file = await onDisk(0, () => disk.open(path, 'new'))
  return {
    write: (bytes) => onDisk(bytes.length, () => file.write(bytes)),
    async end(isSound) {
      await onDisk(0, async () => {
        try {
          await file.sync()
        } finally {
          await file.close()
        }
        if (!isSound) await disk.remove(path)
      })
    },
  }
}

async function damageSaid<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof VaultDamaged) throw new AppFailure({ kind: 'backup-damaged', recordings: [], canBringRest: false })
    throw error
  }
}
