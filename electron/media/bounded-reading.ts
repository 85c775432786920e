import { AppFailure } from '../../shared/domain/outcome'
import type { Vault, VaultKey } from '../vault/vault'
import { mostBytesAtOnce, mostBytesRead } from './limits'
import { unreadable } from './unreadable'
import { readBytes } from './vault-bytes'

/** Gives the bytes `[start, end)`, clipped to the size of what is read. */
export type BoundedReading = (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>

/**
 * Reads for a parser that may ask for anything: no more at once, and no more in all, than honest files take. Past that, and
 * where the vault's bytes are damaged: `media-unreadable`. Errors besides: those of the vault, `cancelled`.
 */
export function boundedReading(vault: Vault, key: VaultKey, size: number, signal: AbortSignal): BoundedReading {
  let total = 0
  return async (start, wantedEnd) => {
    const end = Math.min(size, wantedEnd)
    const length = Math.max(0, end - start)
    total += length
    // Said of what is allowed, as no comparison with NaN is true: whoever asks for that gets nothing, then or later.
    if (!(start >= 0 && length <= mostBytesAtOnce && total <= mostBytesRead(size))) throw unreadable('damaged')
    if (length === 0) return new Uint8Array()
    try {
      return await readBytes(vault, key, start, end, signal)
    } catch (error) {
      throw error instanceof AppFailure ? error : unreadable('damaged')
    }
  }
}
