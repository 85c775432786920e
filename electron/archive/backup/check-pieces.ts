import { createHash } from 'node:crypto'
import type { CopiedRecording, CopyContents } from '../../vault/backup/open-copy'
import { VaultDamaged } from '../../vault/crypto/damaged'
import { refuseIfStopped } from '../refuse-if-stopped'
import type { BackupManifest, BackupPiece } from './layout'
import type { BackupFile } from './read-backup'

export interface CheckOptions {
  readonly backup: BackupFile
  readonly manifest: BackupManifest
  /** What is read goes on from here, whether it is sound or not; it is told which when the piece ends. */
  readonly each?: (piece: BackupPiece) => Promise<Sink>
  /** 0–1. */
  readonly onProgress: (fraction: number) => void
  readonly signal?: AbortSignal | undefined
}

export interface Sink {
  write(bytes: Uint8Array): Promise<void>
  end(isSound: boolean): Promise<void>
}

/** Names of pieces that are not what was written, and the small pieces that say what the others are. */
export interface Checked {
  readonly damaged: ReadonlySet<string>
  readonly lists: ReadonlyMap<string, Buffer>
}

const isList = (name: string): boolean => /^(?:keyring|catalogue)-/.test(name)

/** Reads every piece and compares it with what the manifest says of it. Errors: `cancelled`, and those of the file system. */
export async function checkPieces({ backup, manifest, each, onProgress, signal }: CheckOptions): Promise<Checked> {
  const damaged = new Set<string>()
  const lists = new Map<string, Buffer>()
  const total = manifest.pieces.reduce((sum, { bytes }) => sum + bytes, 1)
  let done = 0
  for (const piece of manifest.pieces) {
    const hash = createHash('sha256')
    const kept: Buffer[] = []
    const sink = await each?.(piece)
    try {
      for await (const bytes of backup.read(piece)) {
        refuseIfStopped(signal)
        hash.update(bytes)
        if (isList(piece.name)) kept.push(bytes)
        await sink?.write(bytes)
        done += bytes.length
        onProgress(done / total)
      }
    } catch (error) {
      await sink?.end(false)
      throw error
    }
    const isSound = hash.digest('hex') === piece.sha256
    if (!isSound) damaged.add(piece.name)
    await sink?.end(isSound)
    if (isList(piece.name)) lists.set(piece.name, Buffer.concat(kept))
  }
  return { damaged, lists }
}

/**
 * Every file that the catalogue names is there, or is known to have been missing; each ends as the catalogue says.
 * Errors: `VaultDamaged`.
 */
export async function checkAgainstCatalogue(backup: BackupFile, manifest: BackupManifest, { recordings }: CopyContents): Promise<void> {
  const pieces = new Map(manifest.pieces.map((piece) => [piece.name, piece]))
  const missing = new Set(manifest.missing)
  for (const { name, finalTag } of recordings.flatMap(({ objects }) => objects)) {
    const piece = pieces.get(name)
    if (!piece && !missing.has(name)) throw new VaultDamaged('missing')
    if (!piece || !finalTag) continue
    const end = await backup.whole({ at: piece.at + piece.bytes - finalTag.length, bytes: finalTag.length })
    if (!end.equals(finalTag)) throw new VaultDamaged('tampered')
  }
}

/** The recordings that these files belong to. */
export function recordingsWith(names: ReadonlySet<string>, { recordings }: CopyContents): readonly CopiedRecording[] {
  return recordings.filter(({ objects }) => objects.some(({ name }) => names.has(name)))
}
