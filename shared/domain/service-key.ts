/** A service's public key: X25519, raw. */
export const SERVICE_KEY_BYTES = 32

type Key = Uint8Array<ArrayBuffer>

/**
 * As 64 hexadecimal digits, as base64 in either alphabet, or as a PEM file; spaces, colons and line breaks are nothing. Null
 * where it is none of these.
 */
export function readServiceKey(text: string): Key | null {
  const tidy = (between(text, 'PUBLIC KEY')?.replace(PUBLIC_PREFIX, '') ?? text).replaceAll(/[\s:]/g, '')
  if (/^[0-9a-f]{64}$/i.test(tidy)) return Uint8Array.from({ length: SERVICE_KEY_BYTES }, (_, index) => Number.parseInt(tidy.slice(index * 2, index * 2 + 2), 16))
  const digits = tidy.replaceAll('-', '+').replaceAll('_', '/').replace(/=$/, '')
  return /^[A-Za-z0-9+/]{43}$/.test(digits) ? fromBase64(digits, SERVICE_KEY_BYTES) : null
}

/** The secret half: as the file has it that Second Look made, or in any form that a public one may have. */
export function readSecretServiceKey(text: string): Key | null {
  const pem = between(text, 'PRIVATE KEY')
  if (pem === null) return readServiceKey(SECRET_LINE.exec(text)?.[1] ?? text)
  const der = /^[A-Za-z0-9+/]{64}$/.test(pem) ? fromBase64(pem, PRIVATE_PREFIX.length + SERVICE_KEY_BYTES) : null
  return der !== null && PRIVATE_PREFIX.every((byte, index) => der[index] === byte) ? der.slice(PRIVATE_PREFIX.length) : null
}

/** How the secret half stands in its file, on a line of its own. `hex`: 64 digits. */
export function secretKeyLine(hex: string): string {
  return `Secret key: ${hex}`
}

const SECRET_LINE = /^\s*secret key:\s*([0-9a-f]{64})\s*$/im

// What stands before the 32 bytes of an X25519 key in a PEM file (RFC 8410): twelve bytes are sixteen digits of base64.
const PUBLIC_PREFIX = /^MCowBQYDK2VuAyEA/
const PRIVATE_PREFIX = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20]

/** What a PEM file of this kind holds, without its line breaks; null where it is none. */
function between(text: string, label: string): string | null {
  const found = new RegExp(`-----BEGIN ${label}-----([^-]*)-----END ${label}-----`).exec(text)?.[1]
  return found === undefined ? null : found.replaceAll(/\s/g, '')
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Null where the last digit holds bits that belong to no byte: a digit is mistyped or cut off. */
function fromBase64(digits: string, length: number): Key | null {
  const bytes = new Uint8Array(length)
  let [bits, held, next] = [0, 0, 0]
  for (const digit of digits) {
    held = ((held << 6) | ALPHABET.indexOf(digit)) & 0xff_ff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[next] = (held >> bits) & 0xff
    next += 1
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null
}
