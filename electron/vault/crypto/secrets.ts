import { randomFillSync } from 'node:crypto'

/** Random bytes in memory of their own: pooled memory would leave copies of a key beside unrelated bytes. */
export function newSecret(bytes: number): Buffer {
  return randomFillSync(Buffer.allocUnsafeSlow(bytes))
}

/** In memory of its own, too: it can be overwritten and handed over, and nothing else goes with it. */
export function copyOfSecret(secret: Uint8Array): Buffer<ArrayBuffer> {
  const copy = Buffer.allocUnsafeSlow(secret.length)
  copy.set(secret)
  return copy
}

/** Overwrites keys and plain text that are not needed any more. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0)
}
