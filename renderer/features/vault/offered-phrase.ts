import { useEffect } from 'react'
import { phraseFrom } from '../../../shared/domain/passphrase'
import { LEFT_OUT } from './left-out-words'
import { randomInts } from './random-ints'

const ENOUGH = 64

let onOffer: string | null = null

/** Five words of some 7,200: 64 bits, which nobody guesses. The same five until others are asked for: they may be on paper already. */
export async function offeredPhrase({ areOthersWanted }: { readonly areOthersWanted: boolean }): Promise<string> {
  if (onOffer !== null && !areOthersWanted) return onOffer
  onOffer = phraseFrom(await wordsOnOffer(), randomInts(ENOUGH))
  return onOffer
}

export async function wordsOnOffer(): Promise<readonly string[]> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return dictionary['diceware-common'].filter(word => typeof word === 'string').filter(word => !LEFT_OUT.has(word))
}

/** For the screen or dialog in which a passphrase is chosen: once it is left, its five words are offered no more. */
export function useOfferedWords(): void {
  useEffect(() => () => void (onOffer = null), [])
}
