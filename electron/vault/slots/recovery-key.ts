import { ownMemory } from '../crypto/secrets'

/** 160 bits, which no one needs to stretch: they are guessed by nobody. */
export const RECOVERY_KEY_BYTES = 20

const GROUPS = 8
const LETTERS_IN_GROUP = 4
const SYMBOLS_IN_GROUP = LETTERS_IN_GROUP + 1
// Crockford's base 32: no I, L, O or U, which are misread or spell words.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * As it is printed: eight groups of four letters and a check letter, `1B2C3-…`. It is text, which cannot be wiped from
 * memory; it is on its way to paper.
 */
export function formatRecoveryKey(bytes: Uint8Array): string {
  if (bytes.length !== RECOVERY_KEY_BYTES) throw new RangeError('A recovery key has 20 bytes')
  const values = fiveBitsEach(bytes)
  const groups = Array.from({ length: GROUPS }, (_, group) => {
    const letters = values.slice(group * LETTERS_IN_GROUP, (group + 1) * LETTERS_IN_GROUP)
    return [...letters, checkOf(group, letters)].map((value) => ALPHABET[value]).join('')
  })
  return groups.join('-')
}

/** `mistypedGroups` counts from 1, as on the sheet, and is never empty. */
export type RecoveryKeyRead = { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly mistypedGroups: readonly number[] }

/** Forgives capitals, spaces, hyphens, the letter O for a nought, and I or L for a one. */
export function parseRecoveryKey(text: string): RecoveryKeyRead {
  const parts = text.normalize('NFKC').toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1').split(BETWEEN).filter((part) => part !== '')
  const symbols = parts.join('')
  const groups = (parts.length === GROUPS ? parts : inGroups(symbols)).map(readGroup)
  const mistyped = groups.flatMap((letters, index) => (letters === null ? [index + 1] : []))
  if (parts.length === GROUPS || symbols.length === GROUPS * SYMBOLS_IN_GROUP) {
    return mistyped.length === 0 ? { ok: true, bytes: eightBitsEach(groups.flatMap((letters) => letters ?? [])) } : { ok: false, mistypedGroups: mistyped }
  }
  // A letter is missing or too many, and everything after it has moved along: only where it begins is wrong.
  return { ok: false, mistypedGroups: [mistyped[0] ?? GROUPS] }
}

const BETWEEN = /[\s\p{Pd}\u2212_.,:;/]+/u

function inGroups(symbols: string): readonly string[] {
  return Array.from({ length: GROUPS }, (_, group) => symbols.slice(group * SYMBOLS_IN_GROUP, (group + 1) * SYMBOLS_IN_GROUP))
}

/** The four letters' values, or null where they and the check letter do not belong together in this group. */
function readGroup(text: string, group: number): readonly number[] | null {
  const values = Array.from(text, (symbol) => ALPHABET.indexOf(symbol))
  if (values.length !== SYMBOLS_IN_GROUP || values.includes(-1)) return null
  const letters = values.slice(0, LETTERS_IN_GROUP)
  return values[LETTERS_IN_GROUP] === checkOf(group, letters) ? letters : null
}

/**
 * A weighted sum in the field of 32 elements, with the group's place in it: every single wrong letter, every two
 * neighbours swapped and every two groups swapped show.
 */
function checkOf(group: number, letters: readonly number[]): number {
  return doubled(letters.reduce((sum, letter) => doubled(sum) ^ letter, group))
}

// Times x in GF(2)[x] / (x⁵ + x² + 1), where x has order 31: the weights differ.
const doubled = (value: number) => (value << 1) ^ (value & 0b1_0000 ? 0b10_0101 : 0)

function fiveBitsEach(bytes: Uint8Array): readonly number[] {
  return Array.from({ length: (bytes.length * 8) / 5 }, (_, index) => {
    const [byte, bit] = [Math.floor((index * 5) / 8), (index * 5) % 8]
    return ((((bytes[byte] ?? 0) << 8) | (bytes[byte + 1] ?? 0)) >> (11 - bit)) & 31
  })
}

function eightBitsEach(values: readonly number[]): Buffer {
  const bytes = ownMemory(RECOVERY_KEY_BYTES)
  for (const index of bytes.keys()) {
    const [value, bit] = [Math.floor((index * 8) / 5), (index * 8) % 5]
    const three = ((values[value] ?? 0) << 10) | ((values[value + 1] ?? 0) << 5) | (values[value + 2] ?? 0)
    bytes[index] = (three >> (7 - bit)) & 255
  }
  return bytes
}
