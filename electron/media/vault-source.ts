import { CustomSource } from 'mediabunny'
import type { Vault, VaultKey } from '../vault/vault'
import { readBytes } from './vault-bytes'

/** Lets mediabunny read an object of the vault, range by range. */
export function vaultSource(vault: Vault, key: VaultKey, size: number): CustomSource {
  return new CustomSource({
    getSize: () => size,
    read: (start, end) => readBytes(vault, key, start, end),
    prefetchProfile: 'fileSystem',
  })
}
