import { useEffect, useRef, useState } from 'react'
import { checkPassphrase, SHORTEST_PASSPHRASE, type PassphraseFault } from '../../../shared/domain/passphrase'
import { strengthOf, type PassphraseStrength } from '../../../shared/domain/passphrase-strength'
import { guessEstimate } from './guess-estimate'

/** What can be said of a passphrase that is being typed; never the passphrase itself. */
export interface Judgement {
  readonly fault: PassphraseFault | null
  /** Characters to go. */
  readonly missing: number
  readonly strength: PassphraseStrength | null
}

const nothingTyped: Judgement = { fault: 'too-short', missing: SHORTEST_PASSPHRASE, strength: null }

const PAUSE_MS = 300

/** Judges while typing pauses. */
export function useStrength(): { readonly judgement: Judgement; readonly judge: (text: string) => void } {
  const [judgement, setJudgement] = useState(nothingTyped)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    judgement,
    judge: text => {
      clearTimeout(timer.current)
      const fault = checkPassphrase(text)
      setJudgement(before => ({ fault, missing: Math.max(0, SHORTEST_PASSPHRASE - Array.from(text.normalize('NFC')).length), strength: fault === null ? before.strength : null }))
      if (fault !== null) return
      timer.current = setTimeout(() => void strengthNow(text).then(strength => setJudgement({ fault, missing: 0, strength })), PAUSE_MS)
    },
  }
}

/** Null where the word lists cannot be loaded: nobody is kept from a passphrase for that. */
export async function strengthNow(text: string): Promise<PassphraseStrength | null> {
  try {
    const estimate = await guessEstimate()
    return strengthOf(estimate(text))
  } catch (error) {
    console.error(error)
    return null
  }
}
