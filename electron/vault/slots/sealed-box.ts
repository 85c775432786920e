import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { openSmall, sealSmall } from '../crypto/aead'
import { VaultDamaged } from '../crypto/damaged'
import { deriveKey } from '../crypto/derive'
import { wipe } from '../crypto/secrets'

export const BOX_KEY_BYTES = 32

/**
 * Seals a small secret so that only the holder of the private key can open it (X25519 with a key pair made for this one
 * box, HKDF, AES-256-GCM). Gives the box's own public key, then the sealed bytes. Nothing tells who sealed it.
 */
export function sealToPublicKey(publicKey: Uint8Array, aad: Uint8Array, plain: Uint8Array): Buffer {
  const ephemeral = generateKeyPairSync('x25519')
  const own = rawPublicKey(ephemeral.publicKey)
  const key = boxKey(ephemeral.privateKey, asPublicKey(publicKey), own, publicKey)
  try {
    return Buffer.concat([own, sealSmall(key, aad, plain)])
  } finally {
    wipe(key)
  }
}

/** Errors: `VaultDamaged` where the key is another, or anything was changed. */
export function openWithPrivateKey(privateKey: Uint8Array, aad: Uint8Array, box: Uint8Array): Buffer {
  const own = box.subarray(0, BOX_KEY_BYTES)
  const secret = asPrivateKey(privateKey)
  const key = boxKey(secret, asPublicKey(own), own, rawPublicKey(createPublicKey(secret)))
  try {
    return openSmall(key, aad, box.subarray(BOX_KEY_BYTES))
  } finally {
    wipe(key)
  }
}

/** A new pair for a service, raw bytes. */
export function newBoxKeys(): { readonly publicKey: Buffer; readonly privateKey: Buffer } {
  const pair = generateKeyPairSync('x25519')
  return { publicKey: rawPublicKey(pair.publicKey), privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-BOX_KEY_BYTES) }
}

export function publicKeyOf(privateKey: Uint8Array): Buffer {
  return rawPublicKey(createPublicKey(asPrivateKey(privateKey)))
}

/** True for a public key with which a secret can be agreed at all: some few points give the same one to everybody. */
export function isUsablePublicKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== BOX_KEY_BYTES) return false
  try {
    wipe(agreed(generateKeyPairSync('x25519').privateKey, asPublicKey(publicKey)))
    return true
  } catch {
    return false
  }
}

function boxKey(own: KeyObject, other: KeyObject, ephemeral: Uint8Array, recipient: Uint8Array): Buffer {
  const shared = agreed(own, other)
  try {
    return deriveKey(shared, 'sealed-box', Buffer.concat([ephemeral, recipient]))
  } finally {
    wipe(shared)
  }
}

// OpenSSL refuses the points that lead to nought by itself; this does not rely on it.
function agreed(privateKey: KeyObject, publicKey: KeyObject): Buffer {
  const shared = secretOf(privateKey, publicKey)
  if (shared.every((byte) => byte === 0)) throw new VaultDamaged('tampered')
  return shared
}

function secretOf(privateKey: KeyObject, publicKey: KeyObject): Buffer {
  try {
    return diffieHellman({ privateKey, publicKey })
  } catch {
    throw new VaultDamaged('tampered')
  }
}

// What DER puts before the 32 bytes of an X25519 key (RFC 8410).
const PUBLIC_PREFIX = Buffer.from('302a300506032b656e032100', 'hex')
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex')

function asPublicKey(raw: Uint8Array): KeyObject {
  if (raw.length !== BOX_KEY_BYTES) throw new VaultDamaged('tampered')
  return createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' })
}

function asPrivateKey(raw: Uint8Array): KeyObject {
  if (raw.length !== BOX_KEY_BYTES) throw new VaultDamaged('tampered')
  const der = Buffer.concat([PRIVATE_PREFIX, raw])
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } finally {
    wipe(der)
  }
}

function rawPublicKey(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'der', type: 'spki' }).subarray(-BOX_KEY_BYTES))
}
