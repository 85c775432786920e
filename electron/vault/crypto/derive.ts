import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

const KEY_BYTES = 32
const NO_SALT = new Uint8Array(0)

/** A 32-byte key for one purpose (HKDF-SHA256). The secret must itself be random; a passphrase goes through Argon2id first. */
export function deriveKey(secret: Uint8Array, info: string, salt: Uint8Array = NO_SALT): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, `second-look/v1/${info}`, KEY_BYTES))
}

/** HMAC-SHA256, 32 bytes. Each part counts with its length, so that no byte can move from one part into the next. */
export function macOf(key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer {
  const mac = createHmac('sha256', key)
  const length = Buffer.alloc(4)
  for (const part of parts) {
    length.writeUInt32BE(part.length)
    mac.update(length).update(part)
  }
  return mac.digest()
}

/** Compares in a time that does not depend on where the two differ. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
