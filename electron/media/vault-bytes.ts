import { AppFailure } from '../../shared/domain/outcome'
import type { Vault, VaultKey } from '../vault/vault'

/** Bytes `[start, end)` in one piece; the end is clipped to the object's size. Errors: `cancelled` once `signal` aborts. */
export async function readBytes(vault: Vault, key: VaultKey, start: number, end: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(end - start)
  let filled = 0
  for await (const piece of vault.read(key, { start, end })) {
    if (signal?.aborted) throw new AppFailure({ kind: 'cancelled' })
    bytes.set(piece, filled)
    filled += piece.length
  }
  return bytes.subarray(0, filled)
}

/** The size of something that must be there, in bytes. Errors: `recording-missing`. */
export async function sizeOf(vault: Vault, key: VaultKey, recordingId: string): Promise<number> {
  const size = await vault.size(key)
  if (size === null) throw new AppFailure({ kind: 'recording-missing', recordingId })
  return size
}

/** Keeps a small object, whole or not at all. */
export async function keepBytes(vault: Vault, key: VaultKey, bytes: Uint8Array): Promise<void> {
  const writer = await vault.write(key)
  try {
    await writer.append(bytes)
    await writer.commit()
  } finally {
    await writer.abandon()
  }
}
