export type PassphraseStrength = 'guessed-soon' | 'guessable' | 'good' | 'very-good'

/**
 * What an estimated number of guesses, as a power of ten, means for someone who has the computer. Each guess costs about a
 * second and 128 MiB; who can pay for ten thousand computers makes about a thousand million guesses a day.
 */
export function strengthOf(guessesLog10: number): PassphraseStrength {
  if (guessesLog10 < 6) return 'guessed-soon'
  if (guessesLog10 < 10) return 'guessable'
  return guessesLog10 < 14 ? 'good' : 'very-good'
}
