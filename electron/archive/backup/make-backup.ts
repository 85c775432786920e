import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { AppFailure } from '../../../shared/domain/outcome'
import type { PassphraseKdf } from '../../vault/backup/open-copy'
import type { Snapshot } from '../../vault/backup/snapshot'
import { VaultDamaged } from '../../vault/crypto/damaged'
import type { Disk } from '../../vault/disk'
import { refuseIfStopped } from '../refuse-if-stopped'
import { spareBytes, writerOn, type BackupWriter, type EarlierBackup } from './backup-writer'
import { backupName, type BackupManifest } from './layout'
import { onTarget, targetFailure } from './on-target'
import { openBackup } from './read-backup'
import { verifyBackup } from './verify-backup'

export interface BackupJob {
  readonly disk: Disk
  readonly folder: string
  readonly snapshot: () => Promise<Snapshot>
  /** UTF-8, freshly typed; neither kept nor wiped here. */
  readonly passphrase: Uint8Array
  readonly derive?: PassphraseKdf | undefined
  readonly backupId: string
  /** ISO 8601, UTC. */
  readonly madeAt: string
  /** 0–1 of the phase. */
  readonly onProgress: (phase: BackupPhase, fraction: number) => void
  readonly signal: AbortSignal
}

export type BackupPhase = 'copying' | 'checking'

export interface MadeBackup {
  readonly manifest: BackupManifest
  /** Length of the file, and how much of it is new. */
  readonly bytes: number
  readonly addedBytes: number
  /**
   * When the backup was made, ISO 8601, that still shows in the file what was erased after it: the place refused to overwrite
   * keys that were replaced, which the next backup does. Null where none is left.
   */
  readonly keysLeftOf: string | null
}

/**
 * Makes a backup, or brings the one in the folder up to date, and reads it back whole before saying so. Whatever goes wrong
 * before leaves the earlier backup as it was; where spent keys cannot be overwritten after, the new one stays, and the next
 * backup overwrites them. Errors: `backup-target`, `wrong-passphrase`, `cancelled`, and those of the vault's disk.
 */
export async function makeBackup(job: BackupJob): Promise<MadeBackup> {
  let taken = await job.snapshot()
  try {
    const path = join(job.folder, backupName(taken.vaultId))
    const earlier = await findEarlier(job, path, taken)
    const base = await baseFor(job, earlier, taken)
    const target = base ? path : `${path}.partial`
    if (!base) await onTarget(0, () => job.disk.remove(target))
    let isAdded = false
    try {
      const writer = await writerOn(job.disk, target, base ?? { vaultId: Buffer.from(taken.vaultId, 'hex'), fileId: randomBytes(16) })
      try {
        taken = await copyAll(job, writer, taken)
        await writer.finish(taken, job)
      } finally {
        await writer.close().catch(() => undefined)
      }
      const manifest = await verified(job, target)
      // Keys that the earlier backup needs go from here on: what was added is whole, and stays whatever the place does.
      isAdded = base !== null
      const keysLeftOf = base && !(await shredKeys(job.disk, path, manifest)) ? base.manifest.madeAt : null
      if (!base) await takePlace(job.disk, target, path)
      return { manifest, bytes: writer.position, addedBytes: writer.position - (base?.end ?? 0), keysLeftOf }
    } catch (error) {
      if (!isAdded) await asBefore(job.disk, target, base)
      throw error
    }
  } finally {
    await taken.release()
  }
}

/** Null where there is none that can be added to: none at all, or one that this vault's key does not open. */
async function findEarlier({ disk, signal }: BackupJob, path: string, { vaultId, seal }: Snapshot): Promise<EarlierBackup | null> {
  const backup = await onTarget(0, () => openBackup(disk, path)).catch((error: unknown) => {
    if (error instanceof AppFailure && error.error.kind === 'not-a-backup') throw targetFailure('other-backup')
    throw error
  })
  if (!backup) return null
  try {
    if (backup.header.vaultId.toString('hex') !== vaultId) throw targetFailure('other-backup')
    return await onTarget(0, async () => {
      for await (const trailer of backup.trailers(signal)) {
        try {
          return { header: backup.header, manifest: await backup.manifest(trailer, seal), end: trailer.end }
        } catch (error) {
          if (!(error instanceof VaultDamaged)) throw error
        }
      }
      return null
    })
  } finally {
    await backup.close().catch(() => undefined)
  }
}

/** What to add to; null where the file is better written anew, because more of it is of no use than is. */
async function baseFor({ disk, folder }: BackupJob, earlier: EarlierBackup | null, { large, small }: Snapshot): Promise<EarlierBackup | null> {
  const free = await onTarget(0, () => disk.freeBytes(folder))
  const there = new Map(earlier?.manifest.pieces.map(({ name, bytes, tag }) => [name, `${bytes}/${tag}`]))
  const sum = (pieces: Snapshot['large']): number => pieces.reduce((total, { bytes }) => total + bytes, 0)
  const all = sum(large) + sum(small)
  const kept = sum(large.filter(({ name, bytes, tag }) => there.get(name) === `${bytes}/${tag}`))
  const spare = earlier ? spareBytes(earlier) + earlier.manifest.pieces.reduce((total, { bytes }) => total + bytes, 0) - kept : 0
  const isAnew = !earlier || (spare > all && free > all + MARGIN_BYTES)
  const needed = (isAnew ? all : all - kept) + MARGIN_BYTES
  if (needed > free) throw targetFailure('full', needed - free)
  return isAnew ? null : earlier
}

/** For manifest, trailer and what the file system needs for itself. */
const MARGIN_BYTES = 1_024 * 1_024

/** Footage first. What opens it comes last, so that nothing that was erased meanwhile comes along. */
async function copyAll({ snapshot, onProgress, signal }: BackupJob, writer: BackupWriter, first: Snapshot): Promise<Snapshot> {
  let taken = first
  const onBytes = (): void => refuseIfStopped(signal)
  try {
    for (;;) {
      const total = taken.large.reduce((sum, { bytes }) => sum + bytes, 1)
      let done = 0
      for (const piece of taken.large) {
        onBytes()
        let ofPiece = 0
        await writer.take(piece, (bytes) => {
          onBytes()
          ofPiece += bytes
          onProgress('copying', (done + ofPiece) / total)
        })
        done += piece.bytes
        onProgress('copying', done / total)
      }
      if (taken.isCurrent()) break
      const next = await snapshot()
      if (taken !== first) await taken.release()
      taken = next
    }
    for (const piece of taken.small) await writer.take(piece, onBytes)
    if (taken !== first) await first.release()
    return taken
  } catch (error) {
    if (taken !== first) await taken.release()
    throw error
  }
}

async function verified({ disk, passphrase, derive, onProgress, signal }: BackupJob, path: string): Promise<BackupManifest> {
  try {
    return await onTarget(0, () =>
      verifyBackup({
        disk,
        path,
        secret: { passphrase },
        derive,
        onProgress: (fraction) => onProgress('checking', fraction),
        signal,
      }),
    )
  } catch (error) {
    if (error instanceof VaultDamaged) throw targetFailure('unsound')
    throw error
  }
}

async function takePlace(disk: Disk, partial: string, path: string): Promise<void> {
  await onTarget(0, () => disk.rename(partial, path))
  // Some memory sticks and network folders cannot; the name is then as safe as they make it.
  await disk.syncFolder(dirname(path)).catch(() => undefined)
}

/** Keys of catalogues that have been replaced since: what was erased stays unreadable in the backup, too. False where the place refused. */
async function shredKeys(disk: Disk, path: string, { spentKeys }: BackupManifest): Promise<boolean> {
  try {
    for (const { at, bytes } of spentKeys) await onTarget(0, () => disk.overwrite(path, { start: at, end: at + bytes }))
    return true
  } catch (error) {
    if (error instanceof AppFailure) return false
    throw error
  }
}

/** As far as the place still answers; what it does not let go of is cut off or removed by the next backup. */
async function asBefore(disk: Disk, target: string, base: EarlierBackup | null): Promise<void> {
  try {
    if (!base) return await disk.remove(target)
    const file = await disk.open(target, 'append')
    try {
      await file.truncate(base.end)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch {
    // The place is gone, or full beyond use.
  }
}
