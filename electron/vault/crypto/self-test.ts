import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'
import { argon2id } from 'hash-wasm'
import { openBytes, sealBytes } from './aead'
import { hkdf, hmac } from './derive'

/**
 * Published answers, asked for before a vault is opened: a build whose cryptography differs would otherwise find out on
 * someone's footage. Throws with the name of what failed.
 */
export async function testCrypto(): Promise<void> {
  for (const [name, given, wanted] of knownAnswers) {
    const answer = await Promise.resolve().then(given).catch(() => null)
    if (answer !== wanted) throw new Error(`The cryptography of this computer gives a wrong answer: ${name}`)
  }
}

const hex = (text: string) => Buffer.from(text, 'hex')

const gcm = {
  key: hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'),
  nonce: hex('cafebabefacedbaddecaf888'),
  aad: hex('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
  plain: 'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
  sealed: '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
}

const knownAnswers: readonly (readonly [name: string, given: () => string | Promise<string>, wanted: string])[] = [
  [
    'HKDF-SHA256 (RFC 5869, case 1, its first 32 bytes)',
    () => hkdf(Buffer.alloc(22, 0x0b), hex('000102030405060708090a0b0c'), hex('f0f1f2f3f4f5f6f7f8f9')).toString('hex'),
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf',
  ],
  [
    'HMAC-SHA256 (RFC 4231, case 2)',
    () => hmac(Buffer.from('Jefe'), Buffer.from('what do ya want for nothing?')).toString('hex'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  ['AES-256-GCM sealing (GCM specification, case 16)', () => sealBytes(gcm.key, gcm.nonce, gcm.aad, hex(gcm.plain)).toString('hex'), gcm.sealed],
  ['AES-256-GCM opening (GCM specification, case 16)', () => openBytes(gcm.key, gcm.nonce, gcm.aad, hex(gcm.sealed)).toString('hex'), gcm.plain],
  ['AES-256-GCM refusing a wrong tag', () => refusal(() => openBytes(gcm.key, gcm.nonce, gcm.aad, hex(`${gcm.sealed.slice(0, -2)}1a`))), 'refused'],
  [
    'X25519 (RFC 7748, section 6.1)',
    () =>
      sharedSecret(
        '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a',
        'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
      ),
    '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
  ],
  [
    // RFC 9106's own example has associated data, which this implementation cannot take; this is the reference program's.
    'Argon2id (reference implementation, 256 KiB, 2 passes)',
    () => argon2id({ password: 'password', salt: Buffer.from('somesalt'), memorySize: 256, iterations: 2, parallelism: 1, hashLength: 32, outputType: 'hex' }),
    '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe',
  ],
]

function refusal(act: () => unknown): string {
  try {
    act()
    return 'accepted'
  } catch {
    return 'refused'
  }
}

// How a bare X25519 key is dressed for Node: RFC 8410.
const PRIVATE_KEY = '302e020100300506032b656e04220420'
const PUBLIC_KEY = '302a300506032b656e032100'

function sharedSecret(mine: string, theirs: string): string {
  const privateKey = createPrivateKey({ key: hex(PRIVATE_KEY + mine), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey({ key: hex(PUBLIC_KEY + theirs), format: 'der', type: 'spki' })
  return diffieHellman({ privateKey, publicKey }).toString('hex')
}
