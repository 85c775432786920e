import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Draft } from '../../shared/domain/draft'
import { draftKeeper, keptDraft } from './draft-keeper'

interface DraftForm<T> {
  readonly id: string
  /** Whose key seals it: with a family, what was half typed about it is erased. */
  readonly ownedBy: (typed: T) => Partial<Pick<Draft, 'familyId' | 'sessionId'>>
  /** Takes only what this form has written; JSON. */
  readonly shape: z.ZodType<T>
  readonly first: () => T
  readonly onRestored?: (typed: T) => void
}

export interface DraftState<T> {
  readonly typed: T
  /** Something stands in it that was not there at first. */
  readonly isBegun: boolean
  readonly change: (to: T | ((before: T) => T)) => void
  /** To be called when the form was finished or cancelled: it is as at first. A form that only leaves the screen is kept. */
  readonly drop: () => void
}

/**
 * The state of a form that outlives a lock: kept sealed while it is typed in, and there again when the form is opened the
 * next time. What was typed before the kept draft was found holds.
 */
export function useDraft<T>(form: DraftForm<T>): DraftState<T> {
  const [typed, setTyped] = useState(form.first)
  const [begun] = useState(() => JSON.stringify(typed))
  const [keeper] = useState(() => draftKeeper(form.id))
  const latest = useRef(typed)
  const isTouched = useRef(false)

  useEffect(() => {
    let isWanted = true
    keptDraft(form.id).then(
      draft => {
        if (!isWanted || isTouched.current) return
        if (draft === null) return keeper.beginsEmpty()
        const found = form.shape.safeParse(draft.typed)
        if (!found.success) return
        latest.current = found.data
        setTyped(() => found.data)
        form.onRestored?.(found.data)
      },
      () => undefined,
    )
    return () => {
      isWanted = false
      keeper.flush()
    }
  }, [form.id])

  return {
    typed,
    isBegun: JSON.stringify(typed) !== begun,
    change: to => {
      const next = typeof to === 'function' ? (to as (before: T) => T)(latest.current) : to
      isTouched.current = true
      latest.current = next
      setTyped(() => next)
      if (JSON.stringify(next) === begun) keeper.drop()
      else keeper.keep({ id: form.id, ...form.ownedBy(next), typed: next })
    },
    drop: () => {
      const first = form.first()
      isTouched.current = true
      latest.current = first
      setTyped(() => first)
      keeper.drop()
    },
  }
}

/** Opens a form again that a lock took away half typed. */
export function useInterrupted(id: string, goOn: () => void): void {
  useEffect(() => {
    let isWanted = true
    keptDraft(id).then(
      draft => {
        if (isWanted && draft !== null) goOn()
      },
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [id])
}
