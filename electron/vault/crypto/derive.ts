import { createHash, timingSafeEqual } from 'node:crypto'
import { ownMemory, wipe } from './secrets'

const BLOCK_BYTES = 64
const NO_SALT = new Uint8Array(0)
const FIRST = Uint8Array.of(1)

/** A 32-byte key for one purpose (HKDF-SHA256). The secret must itself be random; a passphrase goes through Argon2id first. */
export function deriveKey(secret: Uint8Array, info: string, salt: Uint8Array = NO_SALT): Buffer {
  return hkdf(secret, salt, Buffer.from(`second-look/v1/${info}`))
}

/** HKDF-SHA256 (RFC 5869), its first 32 bytes. */
export function hkdf(secret: Uint8Array, salt: Uint8Array, info: Uint8Array): Buffer {
  const extracted = hmac(salt, secret)
  try {
    return hmac(extracted, info, FIRST)
  } finally {
    wipe(extracted)
  }
}

/** HMAC-SHA256, 32 bytes. Each part counts with its length, so that no byte can move from one part into the next. */
export function macOf(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  const counted = parts.flatMap((part) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    return [length, part]
  })
  return hmac(key, ...counted)
}

/**
 * HMAC-SHA256 (RFC 2104) of plain hashes, because the platform's own HMAC and HKDF copy their key to where nobody can overwrite
 * it, and leave it there until it is collected.
 */
export function hmac(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  if (key.length > BLOCK_BYTES) throw new RangeError('No key here is longer than a block')
  const within = padded(key, 0x36)
  const around = padded(key, 0x5c)
  try {
    const inner = createHash('sha256').update(within)
    for (const part of parts) inner.update(part)
    return createHash('sha256').update(around).update(inner.digest()).digest()
  } finally {
    wipe(within, around)
  }
}

function padded(key: Uint8Array, pad: number): Buffer {
  const block = ownMemory(BLOCK_BYTES).fill(pad)
  for (const [index, byte] of key.entries()) block[index] = byte ^ pad
  return block
}

/** Compares in a time that does not depend on where the two differ. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
