import { AppFailure } from '../../../shared/domain/outcome'
import { VaultDamaged } from '../../vault/crypto/damaged'
import type { ManifestSeal } from '../../vault/backup/manifest-seal'
import type { Disk, DiskFile } from '../../vault/disk'
import { refuseIfStopped } from '../refuse-if-stopped'
import { HEADER_BYTES, manifestPlace, manifestSchema, readHeader, readTrailer, TRAILER_BYTES, TRAILER_MAGIC, type BackupHeader, type BackupManifest, type Span, type Trailer } from './layout'

/** A backup being read. Nothing in it is believed before it was checked. */
export interface BackupFile {
  readonly header: BackupHeader
  /** Length of the whole file. */
  readonly bytes: number
  /** Closed backups, the newest first: one for each time it was backed up, some of the last as far as they can be found. Errors: `cancelled`. */
  trailers(signal?: AbortSignal): AsyncIterable<Trailer>
  /** Errors: `VaultDamaged` where it is not what was sealed here. */
  manifest(trailer: Trailer, seal: ManifestSeal): Promise<BackupManifest>
  /** In pieces; ends early where the file does. */
  read(span: Span): AsyncIterable<Buffer>
  whole(span: Span): Promise<Buffer>
  close(): Promise<void>
}

/** Null where there is no such file. Errors: `not-a-backup`, `other-version`, and those of the file system. */
export async function openBackup(disk: Disk, path: string): Promise<BackupFile | null> {
  const facts = await disk.facts(path)
  if (!facts) return null
  if (facts.isFolder) throw new AppFailure({ kind: 'not-a-backup' })
  const file = await disk.open(path, 'read')
  try {
    const found = readHeader(await filled(file, { at: 0, bytes: HEADER_BYTES }))
    if (typeof found === 'string') throw new AppFailure({ kind: found })
    return backupFile(file, facts.bytes, found)
  } catch (error) {
    await file.close()
    throw error
  }
}

const READ_BYTES = 1_024 * 1_024

function backupFile(file: DiskFile, size: number, header: BackupHeader): BackupFile {
  async function* read({ at, bytes }: Span): AsyncIterable<Buffer> {
    for (let done = 0; done < bytes; ) {
      const piece = await filled(file, { at: at + done, bytes: Math.min(READ_BYTES, bytes - done) })
      if (piece.length === 0) return
      yield piece
      done += piece.length
    }
  }
  return {
    header,
    bytes: size,
    trailers: (signal) => trailersOf(file, size, header.fileId, signal),
    async manifest({ manifest }, seal) {
      const plain = seal.open(manifestPlace(header, manifest.at), await filled(file, manifest))
      const parsed = manifestSchema.safeParse(JSON.parse(plain.toString('utf8')))
      if (!parsed.success) throw new VaultDamaged('tampered')
      return parsed.data
    },
    read,
    whole: (span) => filled(file, span),
    close: () => file.close(),
  }
}

// Anybody can append trailers, and each may cost whoever tries it a key derivation; one that was cut short leaves none.
const MOST_TRAILERS = 16

/** Backwards from the end: behind a backup that was cut short may lie any amount of what it had copied. */
async function* trailersOf(file: DiskFile, size: number, fileId: Uint8Array, signal: AbortSignal | undefined): AsyncIterable<Trailer> {
  let given = 0
  for (let end = size; end > HEADER_BYTES; ) {
    refuseIfStopped(signal)
    const start = Math.max(HEADER_BYTES, end - READ_BYTES)
    // A little of what was looked at already: a trailer may lie across the border.
    const window = await filled(file, { at: start, bytes: Math.min(size, end + TRAILER_BYTES - 1) - start })
    for (let found = window.lastIndexOf(TRAILER_MAGIC); found >= 0; found = found === 0 ? -1 : window.lastIndexOf(TRAILER_MAGIC, found - 1)) {
      if (start + found >= end) continue
      const trailer = readTrailer(window.subarray(found, found + TRAILER_BYTES), start + found, fileId)
      if (!trailer) continue
      yield trailer
      refuseIfStopped(signal)
      given += 1
      if (given === MOST_TRAILERS) return
    }
    end = start
  }
}

/** As many bytes as there are. */
async function filled(file: DiskFile, { at, bytes }: Span): Promise<Buffer> {
  const target = Buffer.allocUnsafe(bytes)
  let done = 0
  while (done < bytes) {
    const got = await file.read(target.subarray(done), at + done)
    if (got === 0) break
    done += got
  }
  return target.subarray(0, done)
}
