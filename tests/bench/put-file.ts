import { open } from 'node:fs/promises'
import type { Vault, VaultKey } from '../../electron/vault/vault'

const PIECE_BYTES = 1_024 * 1_024

/** Seals a file of any length under this key: one piece is read while the one before it is taken. */
export async function putFile(vault: Vault, key: VaultKey, path: string): Promise<void> {
  const writer = await vault.write(key)
  const file = await open(path)
  try {
    let [piece, next] = [Buffer.allocUnsafeSlow(PIECE_BYTES), Buffer.allocUnsafeSlow(PIECE_BYTES)]
    let reading = file.read(piece)
    for (let { bytesRead } = await reading; bytesRead > 0; { bytesRead } = await reading) {
      reading = file.read(next)
      await writer.append(piece.subarray(0, bytesRead))
      ;[piece, next] = [next, piece]
    }
  } finally {
    await file.close()
  }
  await writer.commit()
}
