import { join } from 'node:path'
import type { Audit } from '../audit/audit'
import type { Catalogue } from '../catalogue/catalogue'
import type { Disk } from '../disk'
import { onDisk } from '../disk-failure'
import type { SealedRecords } from '../documents/records'
import { recordingOf } from '../key-owner'
import type { LogCopy } from '../log-parts'
import type { ObjectStore } from '../objects/object-store'
import { manifestSeal, type ManifestSeal } from './manifest-seal'

/** What must be kept of a vault, as it stood at one moment, while the vault goes on working. Everything in it is sealed already. */
export interface Snapshot {
  /** In hexadecimal. */
  readonly vaultId: string
  readonly recordings: number
  /** Steps in the journal. */
  readonly steps: number
  /** Footage and full parts of the journal: they stand still until `release`. */
  readonly large: readonly SnapshotPiece[]
  /** Slots, keyring, catalogue and the last part of the journal: held in memory, and to be written last. */
  readonly small: readonly SnapshotPiece[]
  /** Files of recordings that the catalogue names and that are not there. */
  readonly missing: readonly string[]
  readonly seal: ManifestSeal
  /** False once something was erased: then `small` still holds its key, and another snapshot has to be taken. */
  isCurrent(): boolean
  /** Files that were removed meanwhile go now. Safe to call twice. */
  release(): Promise<void>
}

export interface SnapshotPiece {
  /** Its path below the vault's folder, with `/`. */
  readonly name: string
  readonly bytes: number
  /** Stands for the whole content, so that it need not be read to be known; null where there is no such thing. */
  readonly tag: string | null
  read(): AsyncIterable<Uint8Array>
}

export interface SnapshotSource {
  readonly disk: Disk
  readonly root: string
  readonly vaultId: Uint8Array
  readonly vmk: Uint8Array
  readonly catalogue: Catalogue
  readonly records: SealedRecords
  readonly audit: Audit
  readonly objects: ObjectStore
}

export async function takeSnapshot({ disk, root, vaultId, vmk, catalogue, records, audit, objects }: SnapshotSource): Promise<Snapshot> {
  const letGo = objects.holdFiles()
  const seal = manifestSeal(vmk)
  async function release(): Promise<void> {
    seal.wipe()
    await letGo()
  }
  try {
    // Keys are written before the steps that need them: a catalogue that is taken after the journal knows them all.
    const journal = await records.copy()
    const lines = await audit.copy()
    const kept = await catalogue.copy()
    const slots = await onDisk(0, () => disk.readFile(join(root, 'vault.json')))
    const media: SnapshotPiece[] = []
    const missing: string[] = []
    for (const [key, { file, finalTag }] of kept.objects) {
      // Pictures and passages of films are made again when they are wanted.
      if (recordingOf(key) === null) continue
      const path = join(root, 'media', file)
      // What is still being filmed is taken as far as it is on disk.
      const found = await onDisk(0, () => disk.facts(path))
      if (!found) missing.push(`media/${file}`)
      else media.push({ name: `media/${file}`, bytes: found.bytes, tag: finalTag?.toString('base64') ?? null, read: () => readPart(disk, path, found.bytes) })
    }
    return {
      vaultId: Buffer.from(vaultId).toString('hex'),
      recordings: kept.recordings,
      steps: journal.head,
      large: [...fullParts('journal', journal), ...fullParts('audit', lines), ...media],
      small: [inMemory('vault.json', slots), ...kept.files.map(({ name, bytes }) => inMemory(name, bytes)), ...lastPart('journal', journal), ...lastPart('audit', lines)],
      missing,
      seal,
      isCurrent: () => catalogue.generation() === kept.generation,
      release,
    }
  } catch (error) {
    await release()
    throw error
  }

  function fullParts(folder: string, { full }: LogCopy): readonly SnapshotPiece[] {
    return full.map(({ number, path, bytes }) => ({ name: `${folder}/${number}`, bytes, tag: null, read: () => readPart(disk, path, bytes) }))
  }
}

const lastPart = (folder: string, { last }: LogCopy): readonly SnapshotPiece[] => (last ? [inMemory(`${folder}/${last.number}`, last.bytes)] : [])

function inMemory(name: string, bytes: Buffer): SnapshotPiece {
  return {
    name,
    bytes: bytes.length,
    tag: null,
    async *read() {
      yield bytes
    },
  }
}

const READ_BYTES = 1_024 * 1_024

async function* readPart(disk: Disk, path: string, bytes: number): AsyncIterable<Uint8Array> {
  const file = await onDisk(0, () => disk.open(path, 'read'))
  try {
    for (let at = 0; at < bytes; ) {
      const piece = Buffer.allocUnsafe(Math.min(READ_BYTES, bytes - at))
      const got = await onDisk(0, () => file.read(piece, at))
      // Shorter than it was: what was torn off was never acknowledged.
      if (got === 0) return
      yield piece.subarray(0, got)
      at += got
    }
  } finally {
    await file.close()
  }
}
