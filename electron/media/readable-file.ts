import type { Vault, VaultKey } from '../vault/vault'
import { readBytes } from './vault-bytes'

/** What lies under a key, as those read it who lay it out anew. */
export interface ReadableFile {
  readonly bytes: number
  /** Bytes `[start, end)` in one piece. */
  part(start: number, end: number): Promise<Uint8Array>
  /** The same, piece by piece. */
  pieces(start: number, end: number): AsyncIterable<Uint8Array>
}

export function objectAsFile(vault: Vault, key: VaultKey, bytes: number): ReadableFile {
  return { bytes, part: (start, end) => readBytes(vault, key, start, end), pieces: (start, end) => vault.read(key, { start, end }) }
}
