import type { Draft } from '../../shared/domain/draft'
import { oneOf } from '../db/queries/records'
import { history } from './app-history'
import { insertion, type Change } from './step'

/** Nobody loses more than this when the computer goes to sleep without a word. */
const KEEP_WITHIN_MS = 500

/** Keeps what is being typed in one form. */
export interface DraftKeeper {
  /** On disk soon: at the latest half a second after the first change that is not. */
  keep(draft: Draft): void
  /** What is waiting goes on its way now; `history.settled` says when it is there. */
  flush(): void
  /** Nothing lies there from before. */
  beginsEmpty(): void
  /** The form was finished or cancelled: nothing of it is kept. */
  drop(): void
}

export function draftKeeper(id: string): DraftKeeper {
  let waiting: Draft | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isKept = true

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    if (waiting === null) return
    isKept = true
    write(insertion('drafts', waiting))
    waiting = null
  }

  return {
    keep(draft) {
      waiting = draft
      timer ??= setTimeout(flush, KEEP_WITHIN_MS)
    },
    flush,
    beginsEmpty() {
      isKept = false
    },
    drop() {
      clearTimeout(timer)
      timer = undefined
      waiting = null
      if (!isKept) return
      isKept = false
      write({ table: 'drafts', id, before: null, after: null })
    },
  }
}

/** As it was left, or null. What the form itself has just asked to be written or dropped counts. */
export async function keptDraft(id: string): Promise<Draft | null> {
  await history.settled()
  return oneOf('drafts', id)
}

/** What could not be written is said by the bar that says "Saved", and written with the next. */
function write(change: Change): void {
  history.commit({ label: `draft ${change.id}`, isUndoable: false, changes: [change] }).catch(() => undefined)
}
