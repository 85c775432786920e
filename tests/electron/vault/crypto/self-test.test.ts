import { argon2id } from 'hash-wasm'
import { argon2id as otherArgon2id } from '@noble/hashes/argon2.js'
import { expect, test, vi } from 'vitest'
import { testCrypto } from '../../../../electron/vault/crypto/self-test'

vi.mock('hash-wasm', async (original) => {
  const real = await original<typeof import('hash-wasm')>()
  return { ...real, argon2id: vi.fn(real.argon2id) }
})

test('this computer gives the published answers', async () => {
  await expect(testCrypto()).resolves.toBeUndefined()
})

test('a wrong answer is refused by name', async () => {
  vi.mocked(argon2id).mockResolvedValueOnce('00'.repeat(32))
  await expect(testCrypto()).rejects.toThrow(/Argon2id/)
})

test('an answer that cannot be given counts as wrong', async () => {
  vi.mocked(argon2id).mockRejectedValueOnce(new Error('no WebAssembly here'))
  await expect(testCrypto()).rejects.toThrow(/Argon2id/)
})

test('the second Argon2id gives the example of RFC 9106', () => {
  const answer = otherArgon2id(Buffer.alloc(32, 1), Buffer.alloc(16, 2), { t: 3, m: 32, p: 4, key: Buffer.alloc(8, 3), personalization: Buffer.alloc(12, 4) })
  expect(Buffer.from(answer).toString('hex')).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')
})

test.each(Array.from({ length: 40 }, (_, index) => index))('both Argon2id agree on case %i', async (index) => {
  const password = Buffer.alloc(1 + index * 5, `pass-${index}`)
  const salt = Buffer.alloc(16, index)
  const [memory, passes, lanes] = [64 + 8 * index, 1 + (index % 3), 1 + (index % 4)]
  const ours = await argon2id({ password, salt, memorySize: memory, iterations: passes, parallelism: lanes, hashLength: 32, outputType: 'binary' })
  expect(Buffer.from(ours)).toEqual(Buffer.from(otherArgon2id(password, salt, { t: passes, m: memory, p: lanes })))
})
