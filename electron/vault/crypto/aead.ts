import { createCipheriv, createDecipheriv } from 'node:crypto'
import { VaultDamaged } from './damaged'
import { newSecret, wipe } from './secrets'

// The one cipher that Node, Electron and every processor of the last ten years do well; nothing else in the vault makes ciphers.
const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
export const TAG_BYTES = 16

/** Ciphertext, then its tag. The same key and nonce must never seal twice: whoever calls this says why they cannot. */
export function sealBytes(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plain: Uint8Array): Buffer {
  const sealed = Buffer.allocUnsafe(plain.length + TAG_BYTES)
  sealInto(sealed, 0, key, nonce, aad, plain)
  return sealed
}

/** `sealBytes` into a buffer that is there already; gives where the sealed bytes end. The plain bytes may lie where the sealed ones go. */
export function sealInto(target: Uint8Array, at: number, key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plain: Uint8Array): number {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(aad)
  target.set(cipher.update(plain), at)
  cipher.final()
  target.set(cipher.getAuthTag(), at + plain.length)
  return at + plain.length + TAG_BYTES
}

/** The plain bytes, once the tag is known to be right. Errors: `VaultDamaged`. */
export function openBytes(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Buffer {
  if (sealed.length < TAG_BYTES) throw new VaultDamaged('tampered')
  const end = sealed.length - TAG_BYTES
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(aad).setAuthTag(sealed.subarray(end))
  const plain = decipher.update(sealed.subarray(0, end))
  try {
    decipher.final()
  } catch {
    wipe(plain)
    throw new VaultDamaged('tampered')
  }
  return plain
}

/**
 * A wrapped key or a small document: nonce, ciphertext, tag. The nonce is random, so one key may seal a few million of
 * these and no more; whatever is written all day long goes into a container.
 */
export function sealSmall(key: Uint8Array, aad: Uint8Array, plain: Uint8Array): Buffer {
  const nonce = newSecret(NONCE_BYTES)
  return Buffer.concat([nonce, sealBytes(key, nonce, aad, plain)])
}

/** Errors: `VaultDamaged`. */
export function openSmall(key: Uint8Array, aad: Uint8Array, bytes: Uint8Array): Buffer {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new VaultDamaged('tampered')
  return openBytes(key, bytes.subarray(0, NONCE_BYTES), aad, bytes.subarray(NONCE_BYTES))
}
