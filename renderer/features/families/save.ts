import { history } from '../../state/app-history'
import type { Step } from '../../state/step'
import { showFailure } from '../../state/toasts'
import { thrownWords } from '../../words/failure-words'

/** Saves, and says so where it failed; true when it is on disk. */
export async function save(step: Step): Promise<boolean> {
  return saved(history.commit(step))
}

/** The same for an edit already asked for. */
export function saved(job: Promise<void>): Promise<boolean> {
  return job.then(
    () => true,
    (thrown: unknown) => {
      showFailure(thrownWords(thrown))
      return false
    },
  )
}
