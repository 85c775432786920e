import { openCopy, type CopySecret, type PassphraseKdf } from '../../vault/backup/open-copy'
import { VaultDamaged } from '../../vault/crypto/damaged'
import type { Disk } from '../../vault/disk'
import { checkAgainstCatalogue, checkPieces } from './check-pieces'
import type { BackupManifest } from './layout'
import { openBackup } from './read-backup'

export interface VerifyOptions {
  readonly disk: Disk
  readonly path: string
  readonly secret: CopySecret
  readonly derive?: PassphraseKdf | undefined
  /** 0–1. */
  readonly onProgress?: (fraction: number) => void
  readonly signal?: AbortSignal
}

/**
 * Reads a whole backup back as somebody would who has nothing but the file and the passphrase. Errors: `VaultDamaged` where
 * anything of it is not what was written, `wrong-passphrase`, `not-a-backup`, `cancelled`, and those of the file system.
 */
export async function verifyBackup({ disk, path, secret, derive, onProgress = () => undefined, signal }: VerifyOptions): Promise<BackupManifest> {
  const backup = await openBackup(disk, path)
  if (!backup) throw new VaultDamaged('missing')
  try {
    for await (const trailer of backup.trailers(signal)) {
      // Behind the last trailer lies nothing, or the backup did not end.
      if (trailer.end !== backup.bytes) break
      const copy = await openCopy(await backup.whole(trailer.slots), secret, derive)
      try {
        const manifest = await backup.manifest(trailer, copy.seal)
        const { damaged, lists } = await checkPieces({ backup, manifest, onProgress, signal })
        if (damaged.size > 0) throw new VaultDamaged('tampered')
        const contents = await copy.contents(lists)
        if (contents.recordings.length !== manifest.recordings) throw new VaultDamaged('tampered')
        await checkAgainstCatalogue(backup, manifest, contents)
        return manifest
      } finally {
        copy.close()
      }
    }
    throw new VaultDamaged('torn')
  } finally {
    await backup.close()
  }
}
