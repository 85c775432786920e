import { AppFailure } from '../../shared/domain/outcome'
import type { Vault, VaultKey } from '../vault/vault'
import { putIndexFirst } from './mp4/put-index-first'
import { objectAsFile } from './readable-file'
import type { Container } from './sniff'
import { putCuesFirst } from './webm/put-cues-first'

/**
 * Lays out what ffmpeg wrote to a pipe so that a browser can open it at once and seek in it. ffmpeg cannot: it would have to go
 * back to the front of a file on disk. For that moment both are in the vault.
 */
export async function layOutAnew(vault: Vault, key: VaultKey, container: Container, signal: AbortSignal | undefined): Promise<void> {
  const bytes = (await vault.size(key)) ?? 0
  const writer = await vault.write(key)
  try {
    const write = (piece: Uint8Array): Promise<void> => {
      if (signal?.aborted) throw new AppFailure({ kind: 'cancelled' })
      return writer.append(piece)
    }
    const layOut = container === 'matroska' ? putCuesFirst : putIndexFirst
    if (await layOut(objectAsFile(vault, key, bytes), write)) await writer.commit()
  } finally {
    await writer.abandon()
  }
}
