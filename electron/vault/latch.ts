import { AppFailure } from '../../shared/domain/outcome'

/** Falls once, when locking begins: what is asked for from then on is refused, whichever room of the vault is still open. */
export interface Latch {
  fall(): void
  /** Throws `locked` once it has fallen. */
  check(): void
  /** What goes wrong because keys and files went away with the lock is no damage; any other error is given back as it is. */
  explain(error: unknown): unknown
}

export function aLatch(): Latch {
  let hasFallen = false
  return {
    fall: () => void (hasFallen = true),
    check() {
      if (hasFallen) throw new AppFailure({ kind: 'locked' })
    },
    explain: (error) => (hasFallen ? new AppFailure({ kind: 'locked' }) : error),
  }
}
