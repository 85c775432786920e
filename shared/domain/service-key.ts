/** A service's public key: X25519, raw. */
export const SERVICE_KEY_BYTES = 32

/** As 64 hexadecimal digits or as base64, in either alphabet; spaces, colons and line breaks are nothing. Null where it is neither. */
export function readServiceKey(text: string): Uint8Array<ArrayBuffer> | null {
  const tidy = text.replaceAll(/[\s:]/g, '')
  if (/^[0-9a-f]{64}$/i.test(tidy)) return Uint8Array.from({ length: SERVICE_KEY_BYTES }, (_, index) => Number.parseInt(tidy.slice(index * 2, index * 2 + 2), 16))
  const digits = tidy.replaceAll('-', '+').replaceAll('_', '/').replace(/=$/, '')
  return /^[A-Za-z0-9+/]{43}$/.test(digits) ? fromBase64(digits) : null
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Null where the last digit holds bits that belong to no byte: a digit is mistyped or cut off. */
function fromBase64(digits: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(SERVICE_KEY_BYTES)
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
