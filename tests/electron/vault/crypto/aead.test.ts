import { gcm } from '@noble/ciphers/aes.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openBytes, openSmall, sealBytes, sealInto, sealSmall } from '../../../../electron/vault/crypto/aead'
import { VaultDamaged } from '../../../../electron/vault/crypto/damaged'
import { deriveKey, isSame, macOf } from '../../../../electron/vault/crypto/derive'
import { newSecret, wipe } from '../../../../electron/vault/crypto/secrets'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const anyBytes = fc.uint8Array({ maxLength: 700 })

describe('compared with a second implementation', () => {
  test('sealing gives the same bytes, and opening gives them back', () => {
    fc.assert(
      fc.property(bytes(32), bytes(12), anyBytes, anyBytes, (key, nonce, aad, plain) => {
        const sealed = sealBytes(key, nonce, aad, plain)
        expect(sealed).toEqual(Buffer.from(gcm(key, nonce, aad).encrypt(plain)))
        expect(openBytes(key, nonce, aad, sealed)).toEqual(Buffer.from(plain))
      }),
      { numRuns: 300 },
    )
  })

  test('keys are derived the same way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.string(), fc.uint8Array({ maxLength: 40 }), (secret, info, salt) => {
        const named = new TextEncoder().encode(`second-look/v1/${info}`)
        expect(deriveKey(secret, info, salt)).toEqual(Buffer.from(hkdf(sha256, secret, salt, named, 32)))
      }),
      { numRuns: 200 },
    )
  })

  test('a MAC is that of its parts, each with its length', () => {
    fc.assert(
      fc.property(bytes(32), fc.array(anyBytes, { maxLength: 4 }), (key, parts) => {
        const framed = Buffer.concat(parts.flatMap((part) => [Buffer.from([0, 0, part.length >> 8, part.length & 255]), part]))
        expect(macOf(key, ...parts)).toEqual(Buffer.from(hmac(sha256, key, framed)))
      }),
      { numRuns: 200 },
    )
  })
})

describe('what was sealed', () => {
  const [key, nonce] = [newSecret(32), newSecret(12)]
  const aad = Buffer.from('which file this is')
  const sealed = sealBytes(key, nonce, aad, Buffer.from('what nobody else may read'))

  test('is refused when any one bit differs', () => {
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => openBytes(key, nonce, aad, changed)).toThrow(VaultDamaged)
    }
  })

  test('is refused at any other length', () => {
    for (let length = 0; length < sealed.length; length++) expect(() => openBytes(key, nonce, aad, sealed.subarray(0, length))).toThrow(VaultDamaged)
    expect(() => openBytes(key, nonce, aad, Buffer.concat([sealed, Buffer.alloc(1)]))).toThrow(VaultDamaged)
  })

  test('is refused under another key, nonce or context', () => {
    expect(() => openBytes(newSecret(32), nonce, aad, sealed)).toThrow(VaultDamaged)
    expect(() => openBytes(key, newSecret(12), aad, sealed)).toThrow(VaultDamaged)
    expect(() => openBytes(key, nonce, Buffer.from('which film this is'), sealed)).toThrow(VaultDamaged)
  })

  test('lies where it was asked for', () => {
    const target = Buffer.alloc(100, 7)
    const end = sealInto(target, 10, key, nonce, aad, Buffer.from('what nobody else may read'))
    expect(target.subarray(10, end)).toEqual(sealed)
    expect(target.subarray(0, 10).every((byte) => byte === 7) && target.subarray(end).every((byte) => byte === 7)).toBe(true)
  })
})

describe('a small document', () => {
  test('comes back, looks different each time, and belongs to its context', () => {
    const key = newSecret(32)
    const [aad, plain] = [Buffer.from('keyring 4'), newSecret(32)]
    const [first, second] = [sealSmall(key, aad, plain), sealSmall(key, aad, plain)]
    expect(first).not.toEqual(second)
    expect(openSmall(key, aad, first)).toEqual(plain)
    expect(() => openSmall(key, Buffer.from('keyring 5'), first)).toThrow(VaultDamaged)
    for (let length = 0; length < first.length; length++) expect(() => openSmall(key, aad, first.subarray(0, length))).toThrow(VaultDamaged)
  })
})

test('two secrets are the same only when every byte is', () => {
  expect(isSame(Buffer.from('abc'), Buffer.from('abc'))).toBe(true)
  expect(isSame(Buffer.from('abc'), Buffer.from('abd'))).toBe(false)
  expect(isSame(Buffer.from('abc'), Buffer.from('ab'))).toBe(false)
})

test('a wiped secret is gone', () => {
  const secret = newSecret(32)
  expect(secret.every((byte) => byte === 0)).toBe(false)
  wipe(secret)
  expect(secret.every((byte) => byte === 0)).toBe(true)
})
