import { openDoor } from '../../electron/vault/door'
import type { Vault } from '../../electron/vault/vault'
import { PASSPHRASE } from './door'

/** Looks into the vault of an app that has ended. */
export async function insideTheVault<T>(dataFolder: string, look: (vault: Vault) => Promise<T>): Promise<T> {
  const door = await openDoor(dataFolder, { clocks: { now: () => Date.now(), elapsed: () => performance.now() } })
  const { vault } = await door.unlock(new TextEncoder().encode(PASSPHRASE))
  try {
    return await look(vault)
  } finally {
    await vault.close()
  }
}

export async function originalOf(vault: Vault, recordingId: string): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of vault.read(`recordings/${recordingId}/original`)) pieces.push(piece)
  return Buffer.concat(pieces)
}
