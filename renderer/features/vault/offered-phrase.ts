import { useEffect } from 'react'
import { phraseFrom } from '../../../shared/domain/passphrase'
import { randomInts } from './random-ints'

const ENOUGH = 64

let onOffer: string | null = null

/** Five words of 7,776: 64 bits, which nobody guesses. The same five until others are asked for: they may be on paper already. */
export async function offeredPhrase({ areOthersWanted }: { readonly areOthersWanted: boolean }): Promise<string> {
  if (onOffer !== null && !areOthersWanted) return onOffer
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const words = dictionary['diceware-common'].filter(word => typeof word === 'string')
  onOffer = phraseFrom(words, randomInts(ENOUGH))
  return onOffer
}

/** For the screen or dialog in which a passphrase is chosen: once it is left, its five words are offered no more. */
export function useOfferedWords(): void {
  useEffect(() => () => void (onOffer = null), [])
}
