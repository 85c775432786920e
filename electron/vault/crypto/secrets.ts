import { randomFillSync } from 'node:crypto'

/**
 * Memory for a secret, all zeros: in pooled memory a key would lie beside unrelated bytes, and a short array that Node makes on its own lies where
 * the collector moves it about and leaves copies behind.
 */
export const ownMemory = (bytes: number): Buffer<ArrayBuffer> => Buffer.from(new ArrayBuffer(bytes))

/** Random bytes that can be overwritten. */
export function newSecret(bytes: number): Buffer {
  return randomFillSync(ownMemory(bytes))
}

/** It can be overwritten, too, and handed over: nothing else goes with it. */
export function copyOfSecret(secret: Uint8Array): Buffer<ArrayBuffer> {
  const copy = ownMemory(secret.length)
  copy.set(secret)
  return copy
}

/** Overwrites keys and plain text that are not needed any more. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0)
}
