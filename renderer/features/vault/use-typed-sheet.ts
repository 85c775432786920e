import { useState, type RefObject } from 'react'
import { AppFailure, type AppError } from '../../../shared/domain/outcome'
import { unfinishedGroups } from '../../../shared/domain/recovery-sheet'
import { ask } from '../../bridge'
import { failureWords, thrownWords } from '../../words/failure-words'
import { useWords } from '../../words/words'
import { typedGroups } from './recovery-fields'

export interface TypedSheet {
  /** Counted from 1. */
  readonly mistyped: readonly number[]
  readonly problem: string | null
  readonly isWorking: boolean
  /** True where the eight groups are those of the sheet that opens what is to be opened. */
  readonly check: () => Promise<boolean>
  readonly refuse: (error: AppError) => void
  readonly clear: () => void
}

interface SheetTrial {
  /** Throws where the sheet does not open it. */
  readonly opens: (recoveryKey: string) => Promise<void>
  /** Of a sheet without a mistake in it that opens something else. */
  readonly otherSheet: string | null
}

const NOTHING: { readonly groups: readonly number[]; readonly words: string | null } = { groups: [], words: null }

const THE_VAULT_HERE: SheetTrial = { opens: recoveryKey => ask('vault:check-sheet', { recoveryKey }), otherSheet: null }

/** The eight groups as they stand in their fields, tried as soon as they are whole. */
export function useTypedSheet(fields: RefObject<HTMLFieldSetElement | null>, { opens, otherSheet } = THE_VAULT_HERE): TypedSheet {
  const say = useWords('vault')
  const [mistake, setMistake] = useState(NOTHING)
  const [isWorking, setWorking] = useState(false)
  const refuse = (error: AppError) => {
    const groups = error.kind === 'wrong-recovery-key' ? error.mistypedGroups : []
    const isOther = error.kind === 'wrong-recovery-key' && groups.length === 0
    setMistake({ groups, words: (isOther ? otherSheet : null) ?? failureWords(error) })
  }

  return {
    mistyped: mistake.groups,
    problem: mistake.words,
    isWorking,
    refuse,
    clear: () => setMistake(NOTHING),
    async check() {
      const groups = typedGroups(fields.current)
      const unfinished = unfinishedGroups(groups)
      if (unfinished.length > 0) {
        setMistake({ groups: unfinished, words: say('recover.unfinished', { count: unfinished.length, groups: unfinished.join(', ') }) })
        return false
      }
      setWorking(true)
      try {
        await opens(groups.join('-'))
        return true
      } catch (thrown) {
        if (thrown instanceof AppFailure) refuse(thrown.error)
        else setMistake({ groups: [], words: thrownWords(thrown) })
        return false
      } finally {
        setWorking(false)
      }
    },
  }
}
