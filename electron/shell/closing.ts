/** How long the page may take to bring the last write to disk before the person is asked. */
export const LONGEST_WAIT_MS = 10_000

export interface ClosingSteps {
  /** Tells the page that it should bring everything to disk. */
  readonly announce: () => void
  /** Asks the person. `signal` takes the question back when the page is ready after all. */
  readonly ask: (signal: AbortSignal) => Promise<'wait' | 'close'>
  readonly close: () => void
}

export interface Closing {
  /** The person wants to close. Asking twice changes nothing. */
  readonly request: () => void
  /** The page has everything on disk, or is gone. Without a request it means nothing. */
  readonly ready: () => void
}

/** A close that waits for the last write, and never traps the person in a page that does not answer. */
export function waitForLastWrite({ announce, ask, close }: ClosingSteps): Closing {
  let state: 'open' | 'waiting' | 'closed' = 'open'
  let timer: ReturnType<typeof setTimeout> | undefined
  let question: AbortController | undefined

  function wait(): void {
    timer = setTimeout(() => void askPerson(), LONGEST_WAIT_MS)
  }

  async function askPerson(): Promise<void> {
    question = new AbortController()
    const answer = await ask(question.signal)
    if (state === 'closed') return
    if (answer === 'close') finish()
    else wait()
  }

  function finish(): void {
    state = 'closed'
    clearTimeout(timer)
    question?.abort()
    close()
  }

  return {
    request() {
      if (state !== 'open') return
      state = 'waiting'
      announce()
      wait()
    },
    ready() {
      if (state === 'waiting') finish()
    },
  }
}
