import { useEffect, useRef, useState } from 'react'
import type { Args } from '../../../../shared/bridge/contract'
import type { CopyPlace } from '../../../../shared/domain/audit'
import { AppFailure } from '../../../../shared/domain/outcome'
import { ask } from '../../../bridge'
import { begunWork } from '../../../state/under-way'
import { withSecrets, type Secret } from '../../../ui/secret'
import { thrownWords } from '../../../words/failure-words'
import { useWords } from '../../../words/words'

export type CopyState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'choosing' }
  | { readonly kind: 'chosen'; readonly copyId: string; readonly place: CopyPlace }
  | { readonly kind: 'making'; readonly copyId: string }
  | { readonly kind: 'made'; readonly bytes: number; readonly sha256: string }

export type AboutCopy = Omit<Args<'copy:make'>, 'copyId'>

/** From the passphrase to the file that was read back. Leaving on the way breaks it off. */
export function useCopy() {
  const say = useWords('copy')
  const [state, setState] = useState<CopyState>({ kind: 'asking' })
  const [problem, setProblem] = useState<string | null>(null)
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
    setProblem(thrown instanceof AppFailure && thrown.error.kind === 'wrong-passphrase' ? say('wrongPassphrase') : thrownWords(thrown))
  }

  async function choose(passphrase: Secret): Promise<void> {
    setProblem(null)
    setState({ kind: 'choosing' })
    try {
      const { chosen } = await withSecrets([passphrase], () => ask('copy:choose', { passphrase }))
      copyId.current = chosen?.copyId ?? null
      setState(chosen ? { kind: 'chosen', ...chosen } : { kind: 'asking' })
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
      setState({ kind: 'made', ...made })
    } catch (thrown) {
      failed(thrown)
    } finally {
      ended()
    }
  }

  return { state, problem, setProblem, choose, make, again: () => setState({ kind: 'asking' }) }
}
