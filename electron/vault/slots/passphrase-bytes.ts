import { isUtf8 } from 'node:buffer'
import { LONGEST_PASSPHRASE_BYTES, SHORTEST_PASSPHRASE } from '../../../shared/domain/passphrase'
import { AppFailure } from '../../../shared/domain/outcome'
import { copyOfSecret } from '../crypto/secrets'

/**
 * A typed passphrase as the bytes that keys are made from: NFC, UTF-8, whole. Null for what can be no one's passphrase.
 * The bytes are a copy, to be wiped by whoever asked for them.
 */
export function passphraseBytes(typed: Uint8Array): Buffer | null {
  // Composing letters may make text shorter, never more than three times.
  if (typed.length === 0 || typed.length > 3 * LONGEST_PASSPHRASE_BYTES || !isUtf8(typed)) return null
  const bytes = normal(typed)
  if (bytes.length <= LONGEST_PASSPHRASE_BYTES) return bytes
  bytes.fill(0)
  return null
}

/** The same for a passphrase that is to be set. The page has checked it before, so a refusal is `invalid-request`. */
export function newPassphraseBytes(typed: Uint8Array): Buffer {
  const bytes = passphraseBytes(typed)
  if (bytes !== null && charactersIn(bytes) >= SHORTEST_PASSPHRASE) return bytes
  bytes?.fill(0)
  throw new AppFailure({ kind: 'invalid-request', detail: 'passphrase' })
}

// Plain ASCII is normal already. Other text becomes a string for a moment, which cannot be wiped: the price of the same
// passphrase opening the vault from every keyboard.
function normal(typed: Uint8Array): Buffer {
  if (!typed.every((byte) => byte < 0x80)) return Buffer.from(Buffer.from(typed.buffer, typed.byteOffset, typed.length).toString('utf8').normalize('NFC'))
  return copyOfSecret(typed)
}

/** Every byte but those that continue a character. */
function charactersIn(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => ((byte & 0xc0) === 0x80 ? count : count + 1), 0)
}
