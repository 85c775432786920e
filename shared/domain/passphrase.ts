/** In characters as a person counts them (code points), after NFC. */
export const SHORTEST_PASSPHRASE = 12
/** In bytes of UTF-8, after NFC. Nothing is ever cut off: what is longer is refused. */
export const LONGEST_PASSPHRASE_BYTES = 1_024
export const WORDS_IN_A_PHRASE = 5

export type PassphraseFault = 'too-short' | 'too-long'

/** Null where it may be a passphrase. Length is all that is asked; which characters it has is nobody's business. */
export function checkPassphrase(text: string): PassphraseFault | null {
  const points = Array.from(text.normalize('NFC'), (character) => character.codePointAt(0) ?? 0)
  if (points.length < SHORTEST_PASSPHRASE) return 'too-short'
  const bytes = points.reduce((sum, point) => sum + bytesInUtf8(point), 0)
  return bytes > LONGEST_PASSPHRASE_BYTES ? 'too-long' : null
}

function bytesInUtf8(point: number): number {
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x1_0000 ? 3 : 4
}

const RANDOM_INTS = 2 ** 32

/**
 * Five words, joined with spaces, each as likely as any other. `randomInts` are whole numbers drawn evenly from 0 to
 * 2^32 − 1; some ten of them are plenty. Throws where they run out.
 */
export function phraseFrom(words: readonly string[], randomInts: Iterable<number>): string {
  // Numbers past the last whole multiple are passed over: with them the first words of the list would come more often.
  const end = RANDOM_INTS - (RANDOM_INTS % words.length)
  const chosen: string[] = []
  for (const random of randomInts) {
    const word = random < end ? words[random % words.length] : undefined
    if (word !== undefined) chosen.push(word)
    if (chosen.length === WORDS_IN_A_PHRASE) return chosen.join(' ')
  }
  throw new Error('Too few random numbers for a phrase')
}

/**
 * The first word, counted from 1, that was not typed as it was drawn; null where all were. Spaces more than
 * one between two words, before and after are passed over: they do not show.
 */
export function differingWord(typed: string, phrase: string): number | null {
  const [words, drawn] = [typed.normalize('NFC').split(/\s+/).filter(word => word !== ''), phrase.split(' ')]
  const longest = Array.from({ length: Math.max(words.length, drawn.length) }, (_, index) => index)
  const first = longest.find(index => words[index] !== drawn[index])
  return first === undefined ? null : first + 1
}
