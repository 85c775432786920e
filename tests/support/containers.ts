import type { ContainerIdentity } from '../../electron/vault/container/format'
import type { ContainerReader } from '../../electron/vault/container/reader'
import { newSecret } from '../../electron/vault/crypto/secrets'

export const anIdentity = (changes: Partial<ContainerIdentity> = {}): ContainerIdentity => ({ vaultId: newSecret(16), fileId: newSecret(16), key: newSecret(32), ...changes })

/** Bytes that differ from place to place, the same for the same length. */
export function someBytes(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  for (let at = 0; at < length; at++) bytes[at] = (at * 31 + (at >> 8) * 17 + (at >> 16)) & 255
  return bytes
}

export async function contentOf(reader: ContainerReader, start = 0, end = reader.bytes): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of reader.read(start, end)) parts.push(part)
  return Buffer.concat(parts)
}
