import { AppFailure } from '../../shared/domain/outcome'

/** What nobody waits for stands still while somebody waits for something else, and then goes on where it stood. */
export interface GiveWay {
  /** Everything that asks `clear` stands still from now on, until what is returned here has been called. */
  readonly ahead: () => () => void
  /** Resolves as soon as nothing is ahead. Rejects as `cancelled` when `signal` aborts meanwhile. */
  readonly clear: (signal: AbortSignal) => Promise<void>
}

export function giveWay(): GiveWay {
  const inFront = new Set<symbol>()
  const standing = new Set<() => void>()

  return {
    ahead: () => {
      const one = Symbol('ahead')
      inFront.add(one)
      return () => {
        inFront.delete(one)
        if (inFront.size === 0) for (const goOn of standing) goOn()
      }
    },
    clear: async (signal) => {
      while (inFront.size > 0 && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const goOn = (): void => {
            standing.delete(goOn)
            signal.removeEventListener('abort', goOn)
            resolve()
          }
          standing.add(goOn)
          signal.addEventListener('abort', goOn)
        })
      }
      if (signal.aborted) throw new AppFailure({ kind: 'cancelled' })
    },
  }
}
