import { thrownWords } from '../words/failure-words'
import { showFailure } from './toasts'

/** Waits for a write and says so where it failed; true when it is on disk. */
export function saving(job: Promise<unknown>): Promise<boolean> {
  return job.then(
    () => true,
    (thrown: unknown) => {
      showFailure(thrownWords(thrown))
      return false
    },
  )
}
