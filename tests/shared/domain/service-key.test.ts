import { expect, test } from 'vitest'
import { readServiceKey } from '../../../shared/domain/service-key'

const bytes = Uint8Array.from({ length: 32 }, (_, index) => (index * 37 + 5) & 0xff)
const hex = Buffer.from(bytes).toString('hex')
const base64 = Buffer.from(bytes).toString('base64')

test.each([
  ['hexadecimal', hex],
  ['hexadecimal in capitals and pairs', hex.toUpperCase().replaceAll(/(..)/g, '$1 ')],
  ['base64', base64],
  ['base64 without its end', base64.replace('=', '')],
  ['base64 for addresses', Buffer.from(bytes).toString('base64url')],
  ['base64 over two lines', `${base64.slice(0, 20)}\n${base64.slice(20)}\n`],
])('a service key may be given as %s', (_, text) => {
  expect(readServiceKey(text)).toEqual(bytes)
})

test.each([
  ['nothing', ''],
  ['a passphrase', 'abacus dome final mower purse'],
  ['a digit short', hex.slice(1)],
  ['a digit too many', `${hex}0`],
  ['a private key file', '-----BEGIN PRIVATE KEY-----'],
  ['base64 whose last digit is mistyped', `${base64.slice(0, 42)}B=`],
])('%s is no service key', (_, text) => {
  expect(readServiceKey(text)).toBeNull()
})
