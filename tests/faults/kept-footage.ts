import type { Id } from '../../shared/domain/ids'
import type { Vault, VaultKey } from '../../electron/vault/vault'

/** A recording that lies in the vault, closed, as if a file had been brought in. */
export async function keepFootage(vault: Vault, recordingId: Id, bytes: Uint8Array): Promise<void> {
  const writer = await vault.write(`recordings/${recordingId}/original`)
  await writer.append(bytes)
  await writer.commit()
  await vault.updateFacts(recordingId, { sessionId: 'session-1', origin: 'file', mimeType: 'video/mp4', startedAt: '2026-11-22T10:00:00.000Z', state: 'closed' })
}

/** Everything under a key. */
export async function bytesAt(vault: Vault, key: VaultKey): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of vault.read(key)) pieces.push(piece)
  return Buffer.concat(pieces)
}
