import { createHash } from 'node:crypto'
import type { Snapshot, SnapshotPiece } from '../../vault/backup/snapshot'
import type { Disk } from '../../vault/disk'
import { HEADER_BYTES, manifestPlace, SLOTS, writeHeader, writeTrailer, type BackupHeader, type BackupManifest, type BackupPiece, type Span } from './layout'
import { onTarget } from './on-target'

/** What was found of an earlier backup in the same file. */
export interface EarlierBackup {
  readonly header: BackupHeader
  readonly manifest: BackupManifest
  /** Where it ends; what lies behind was cut short. */
  readonly end: number
}

/** Adds to a backup file, or begins one. */
export interface BackupWriter {
  /** Bytes of the file so far. */
  readonly position: number
  /** Copies a piece, unless the file holds it already. */
  take(piece: SnapshotPiece, onBytes: (bytes: number) => void): Promise<void>
  /** The manifest, then the trailer, each on disk before the next step. */
  finish(snapshot: Snapshot, made: Pick<BackupManifest, 'backupId' | 'madeAt'>): Promise<void>
  /** After `finish` or instead of it. */
  close(): Promise<void>
}

const SYNC_BYTES = 64 * 1_024 * 1_024

/** Errors: `backup-target` for whatever the place refuses, others for what the vault's disk does. */
export async function writerOn(disk: Disk, path: string, begun: BackupHeader | EarlierBackup): Promise<BackupWriter> {
  const earlier = 'manifest' in begun ? begun : null
  const header = 'manifest' in begun ? begun.header : begun
  const file = await onTarget(0, () => disk.open(path, earlier ? 'append' : 'new'))
  const known = new Map<string, BackupPiece>(earlier?.manifest.pieces.map((piece) => [piece.name, piece]))
  const taken = new Map<string, BackupPiece>()
  let position = earlier?.end ?? 0
  let unsynced = 0

  async function write(bytes: Uint8Array): Promise<Span> {
    await onTarget(bytes.length, () => file.write(bytes))
    const span = { at: position, bytes: bytes.length }
    position += bytes.length
    unsynced += bytes.length
    if (unsynced >= SYNC_BYTES) await sync()
    return span
  }
  async function sync(): Promise<void> {
    await onTarget(0, () => file.sync())
    unsynced = 0
  }

  async function copied(piece: SnapshotPiece, onBytes: (bytes: number) => void): Promise<BackupPiece> {
    const hash = createHash('sha256')
    const at = position
    for await (const bytes of piece.read()) {
      hash.update(bytes)
      await write(bytes)
      onBytes(bytes.length)
    }
    return { name: piece.name, at, bytes: position - at, sha256: hash.digest('hex'), tag: piece.tag }
  }

  /** The piece as the file holds it already; what has no tag is read to be compared. */
  async function held(piece: SnapshotPiece): Promise<BackupPiece | null> {
    const found = taken.get(piece.name) ?? known.get(piece.name)
    if (!found || found.bytes !== piece.bytes || found.tag !== piece.tag) return null
    if (piece.tag !== null) return found
    const hash = createHash('sha256')
    for await (const bytes of piece.read()) hash.update(bytes)
    return hash.digest('hex') === found.sha256 ? found : null
  }

  try {
    if (earlier) await onTarget(0, () => file.truncate(earlier.end))
    else await write(writeHeader(header))
  } catch (error) {
    await file.close().catch(() => undefined)
    throw error
  }

  return {
    get position() {
      return position
    },
    async take(piece, onBytes) {
      taken.set(piece.name, (await held(piece)) ?? (await copied(piece, onBytes)))
    },
    async finish(snapshot, { backupId, madeAt }) {
      const pieces = [...snapshot.large, ...snapshot.small].flatMap(({ name }) => taken.get(name) ?? [])
      const slots = taken.get(SLOTS)
      if (!slots) throw new Error('A backup without its slots could be opened by nobody')
      const manifest: BackupManifest = { backupId, madeAt, recordings: snapshot.recordings, steps: snapshot.steps, pieces, missing: [...snapshot.missing], spentKeys: spentIn(earlier, pieces) }
      const sealed = snapshot.seal.seal(manifestPlace(header, position), Buffer.from(JSON.stringify(manifest), 'utf8'))
      const place = await write(sealed)
      // The trailer stands for everything in front of it: that is on disk first.
      await sync()
      await write(writeTrailer({ manifest: place, slots: { at: slots.at, bytes: slots.bytes } }, header.fileId))
      await sync()
    },
    close: () => file.close(),
  }
}

function spentIn(earlier: EarlierBackup | null, pieces: readonly BackupPiece[]): Span[] {
  if (!earlier) return []
  const kept = new Set(pieces.map(({ at }) => at))
  const replaced = earlier.manifest.pieces.filter(({ name, at }) => name.startsWith('keyring-') && !kept.has(at))
  return [...earlier.manifest.spentKeys, ...replaced.map(({ at, bytes }) => ({ at, bytes }))]
}

/** Bytes of a backup that nothing in its manifest names any more. */
export function spareBytes({ end, manifest }: EarlierBackup): number {
  return end - HEADER_BYTES - manifest.pieces.reduce((sum, { bytes }) => sum + bytes, 0)
}
