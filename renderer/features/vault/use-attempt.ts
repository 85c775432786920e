import { useState } from 'react'
import { AppFailure, type AppError } from '../../../shared/domain/outcome'
import { failureWords, thrownWords } from '../../words/failure-words'

interface Attempt {
  readonly isWorking: boolean
  readonly problem: string | null
  readonly clear: () => void
  /** True where it succeeded; else the problem says why not. */
  readonly run: (job: () => Promise<unknown>) => Promise<boolean>
}

/** Something that takes a second and may fail, in the words of the place; other failures in the usual ones. */
export function useAttempt(wordsFor: (error: AppError) => string | null = () => null): Attempt {
  const [isWorking, setWorking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  return {
    isWorking,
    problem,
    clear: () => setProblem(null),
    run: async job => {
      setWorking(true)
      setProblem(null)
      try {
        await job()
        return true
      } catch (thrown) {
        setProblem(thrown instanceof AppFailure ? (wordsFor(thrown.error) ?? failureWords(thrown.error)) : thrownWords(thrown))
        return false
      } finally {
        setWorking(false)
      }
    },
  }
}
