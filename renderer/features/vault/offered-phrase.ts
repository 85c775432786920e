import { phraseFrom } from '../../../shared/domain/passphrase'
import { randomInts } from './random-ints'

const ENOUGH = 64

/** Five words of 7,776: 64 bits, which nobody guesses. */
export async function offeredPhrase(): Promise<string> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const words = dictionary['diceware-common'].filter(word => typeof word === 'string')
  return phraseFrom(words, randomInts(ENOUGH))
}
