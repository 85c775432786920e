import { createReadStream } from 'node:fs'
import type { Vault, VaultKey } from '../../electron/vault/vault'

/** Seals a file of any length under this key. */
export async function putFile(vault: Vault, key: VaultKey, path: string): Promise<void> {
  const writer = await vault.write(key)
  for await (const piece of createReadStream(path, { highWaterMark: 1_024 * 1_024 })) await writer.append(piece as Uint8Array)
  await writer.commit()
}
