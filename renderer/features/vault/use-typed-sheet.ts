import { useState, type RefObject } from 'react'
import { AppFailure, type AppError } from '../../../shared/domain/outcome'
import { unfinishedGroups } from '../../../shared/domain/recovery-sheet'
import { ask } from '../../bridge'
import { failureWords, thrownWords } from '../../words/failure-words'
import { useWords } from '../../words/words'
import { typedGroups } from './recovery-fields'

interface TypedSheet {
  /** Counted from 1. */
  readonly mistyped: readonly number[]
  readonly problem: string | null
  readonly isWorking: boolean
  /** True where the eight groups are those of the sheet that opens the vault now. */
  readonly check: () => Promise<boolean>
  readonly refuse: (error: AppError) => void
  readonly clear: () => void
}

const NOTHING: { readonly groups: readonly number[]; readonly words: string | null } = { groups: [], words: null }

/** The eight groups as they stand in their fields, tried as soon as they are whole. */
export function useTypedSheet(fields: RefObject<HTMLFieldSetElement | null>): TypedSheet {
  const say = useWords('vault')
  const [mistake, setMistake] = useState(NOTHING)
  const [isWorking, setWorking] = useState(false)
  const refuse = (error: AppError) => setMistake({ groups: error.kind === 'wrong-recovery-key' ? error.mistypedGroups : [], words: failureWords(error) })

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
        await ask('vault:check-sheet', { recoveryKey: groups.join('-') })
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
