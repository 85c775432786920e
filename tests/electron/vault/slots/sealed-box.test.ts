import { describe, expect, test } from 'vitest'
import { VaultDamaged } from '../../../../electron/vault/crypto/damaged'
import { isUsablePublicKey, newBoxKeys, openWithPrivateKey, publicKeyOf, sealToPublicKey } from '../../../../electron/vault/slots/sealed-box'
import { bytesOf } from '../bytes'

const secret = bytesOf('thirty-two bytes of a vault key.')
const about = bytesOf('a slot')

test('what is sealed to a public key is opened by its private key', () => {
  const { publicKey, privateKey } = newBoxKeys()
  expect(openWithPrivateKey(privateKey, about, sealToPublicKey(publicKey, about, secret))).toEqual(Buffer.from(secret))
  expect(publicKeyOf(privateKey)).toEqual(publicKey)
})

test('two boxes for the same key have nothing in common', () => {
  const { publicKey } = newBoxKeys()
  const [one, other] = [sealToPublicKey(publicKey, about, secret), sealToPublicKey(publicKey, about, secret)]
  expect(one.subarray(0, 32).equals(other.subarray(0, 32))).toBe(false)
  expect(one.subarray(32).equals(other.subarray(32))).toBe(false)
})

describe('a box is not opened', () => {
  const { publicKey, privateKey } = newBoxKeys()
  const box = sealToPublicKey(publicKey, about, secret)

  test('by another private key', () => {
    expect(() => openWithPrivateKey(newBoxKeys().privateKey, about, box)).toThrow(VaultDamaged)
  })

  test('as something else than it was sealed as', () => {
    expect(() => openWithPrivateKey(privateKey, bytesOf('another slot'), box)).toThrow(VaultDamaged)
  })

  test('with any bit changed', () => {
    let opened = 0
    for (let bit = 0; bit < box.length * 8; bit++) {
      const changed = Buffer.from(box)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      try {
        openWithPrivateKey(privateKey, about, changed)
        opened += 1
      } catch (error) {
        expect(error).toBeInstanceOf(VaultDamaged)
      }
    }
    expect(opened).toBe(0)
  })

  test('cut short anywhere', () => {
    for (const end of box.keys()) expect(() => openWithPrivateKey(privateKey, about, box.subarray(0, end))).toThrow(VaultDamaged)
  })

  test.each([
    ['nought', '00'.repeat(32)],
    ['one', `01${'00'.repeat(31)}`],
    ['a point of order eight', 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'],
    ['the field itself, less one', `ec${'ff'.repeat(30)}7f`],
  ])('sent from a point that leads everybody to the same secret: %s', (_, point) => {
    expect(isUsablePublicKey(Buffer.from(point, 'hex'))).toBe(false)
    expect(() => openWithPrivateKey(privateKey, about, Buffer.concat([Buffer.from(point, 'hex'), box.subarray(32)]))).toThrow(VaultDamaged)
    expect(() => sealToPublicKey(Buffer.from(point, 'hex'), about, secret)).toThrow(VaultDamaged)
  })
})
