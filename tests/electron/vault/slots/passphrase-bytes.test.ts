import { describe, expect, test } from 'vitest'
import { newPassphraseBytes, passphraseBytes } from '../../../../electron/vault/slots/passphrase-bytes'
import { checkPassphrase } from '../../../../shared/domain/passphrase'
import { bytesOf } from '../bytes'

describe('the bytes of a passphrase', () => {
  test('are the same from every keyboard', () => {
    expect(passphraseBytes(bytesOf('Cafe\u0301 Ma\u0308dchen'))).toEqual(passphraseBytes(bytesOf('Caf\u00e9 M\u00e4dchen')))
    expect(passphraseBytes(bytesOf('Caf\u00e9'))?.toString('utf8')).toBe('Caf\u00e9')
  })

  test('keep every space and capital', () => {
    expect(passphraseBytes(bytesOf('  Two  Spaces '))?.toString('utf8')).toBe('  Two  Spaces ')
  })

  test('are a copy: wiping them leaves what was typed, and wiping what was typed leaves them', () => {
    const typed = bytesOf('plain letters')
    const bytes = passphraseBytes(typed)
    typed.fill(0)
    expect(bytes?.toString('utf8')).toBe('plain letters')
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['what is no text', Uint8Array.of(0x61, 0xff, 0xfe)],
    ['half a letter', bytesOf('é').subarray(0, 1)],
    ['more than may be', bytesOf('a'.repeat(1_025))],
    ['far more than may be', new Uint8Array(64 * 1_024 ** 2)],
  ])('are not there for %s', (_, typed) => {
    expect(passphraseBytes(typed)).toBeNull()
    expect(() => newPassphraseBytes(typed)).toThrow('invalid-request')
  })

  test.each(['', 'eleven char', 'twelve chars', '🦊'.repeat(11), '🦊'.repeat(12), 'e\u0301'.repeat(11), 'e\u0301'.repeat(12), '字'.repeat(341), '字'.repeat(342), 'a'.repeat(1_024), 'a'.repeat(1_025), 'e\u0301'.repeat(512)])(
    'may be set exactly where the page says so: %j',
    (text) => {
      const set = () => newPassphraseBytes(bytesOf(text))
      if (checkPassphrase(text) === null) expect(set().toString('utf8')).toBe(text.normalize('NFC'))
      else expect(set).toThrow('invalid-request')
    },
  )
})
