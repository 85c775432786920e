import { useEffect, useRef, useState } from 'react'
import type { Args, Result } from '../../shared/bridge/contract'
import type { CopyPlace } from '../../shared/domain/audit'
import { AppFailure } from '../../shared/domain/outcome'
import { ask } from '../bridge'
import { begunWork } from '../state/under-way'
import { withSecrets, type Secret } from '../ui/secret'
import { thrownWords } from '../words/failure-words'
import { useWords } from '../words/words'

export type CopyState =
  | { readonly kind: 'asking'; readonly isAgain?: boolean }
  | { readonly kind: 'choosing' }
  | { readonly kind: 'chosen'; readonly copyId: string; readonly place: CopyPlace }
  | { readonly kind: 'making'; readonly copyId: string }
  | ({ readonly kind: 'made'; readonly copyId: string } & Result<'copy:make'>)

/** What is not right yet, and where in the form it is said. */
export interface CopyProblem {
  readonly at: 'people' | 'reason' | 'passphrase' | 'end'
  readonly words: string
}

export type AboutCopy = Omit<Args<'copy:make'>, 'copyId'>

/** From the passphrase to the file that was read back, which is told even where the screen was left meanwhile. Leaving on the way breaks it off. */
export function useCopy(onGiven: (given: { readonly isCovered: boolean; readonly reason: string }) => void) {
  const say = useWords('copy')
  const [state, setState] = useState<CopyState>({ kind: 'asking' })
  const [problem, setProblem] = useState<CopyProblem | null>(null)
  const copyId = useRef<string | null>(null)
  useEffect(
    () => () => {
      if (copyId.current !== null) void ask('copy:cancel', { copyId: copyId.current }).catch(() => undefined)
    },
    [],
  )

  const failed = (thrown: unknown) => {
    copyId.current = null
    setState({ kind: 'asking' })
    setProblem(thrown instanceof AppFailure && thrown.error.kind === 'wrong-passphrase' ? { at: 'passphrase', words: say('wrongPassphrase') } : { at: 'end', words: thrownWords(thrown) })
  }

  async function choose(passphrase: Secret): Promise<void> {
    setProblem(null)
    setState({ kind: 'choosing' })
    try {
      const { chosen } = await withSecrets([passphrase], () => ask('copy:choose', { passphrase }))
      copyId.current = chosen?.copyId ?? null
      setState(chosen ? { kind: 'chosen', ...chosen } : { kind: 'asking', isAgain: true })
    } catch (thrown) {
      failed(thrown)
    }
  }

  async function make(chosenId: string, about: AboutCopy): Promise<void> {
    setState({ kind: 'making', copyId: chosenId })
    const ended = begunWork()
    try {
      const made = await ask('copy:make', { copyId: chosenId, ...about })
      copyId.current = null
      setState({ kind: 'made', copyId: chosenId, ...made })
      onGiven({ isCovered: about.consentId !== null, reason: about.reason })
    } catch (thrown) {
      failed(thrown)
    } finally {
      ended()
    }
  }

  return { state, problem, setProblem, choose, make, again: () => setState({ kind: 'asking', isAgain: true }) }
}
