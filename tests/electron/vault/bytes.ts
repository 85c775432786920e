import type { RecordingFacts, Vault, VaultKey } from '../../../electron/vault/vault'

export const bytesOf = (text: string) => new TextEncoder().encode(text)

export const aboutFilming: RecordingFacts = { sessionId: 'session-1', origin: 'camera', mimeType: 'video/mp4', startedAt: '2026-11-22T10:00:00.000Z', state: 'open' }

export async function textAt(vault: Vault, key: VaultKey, range?: { start: number; end: number }): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of vault.read(key, range)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

export async function put(vault: Vault, key: VaultKey, bytes: Uint8Array): Promise<void> {
  const writer = await vault.write(key)
  await writer.append(bytes)
  await writer.commit()
}
