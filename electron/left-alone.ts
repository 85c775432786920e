import type { Ms } from '../shared/domain/time'

/** A reload, or a window that is opened again, is back long before. */
export const PAGE_GONE_MS: Ms = 30_000
/** The page locks by itself; main only where the page did not. */
export const GRACE_MS: Ms = 60_000

const LOOK_EVERY_MS: Ms = 1_000

export interface LeftAlone {
  pageGone(): void
  pageThere(): void
  /** Somebody is there, or something goes on: the page itself would wait for so long from now. */
  inUse(patience: Ms): void
  /** The vault was locked: nothing is waited for any more. */
  startAnew(): void
  end(): void
}

/**
 * Calls `lock` where the page has gone and none has come back, or where it should have locked and did not, as one that
 * stands still cannot. By the wall clock (`now`, ms since 1970), which goes on while the computer sleeps.
 */
export function whenLeftAlone(lock: () => Promise<unknown>, now: () => number): LeftAlone {
  let goneAt: number | null = null
  let lockAt: number | null = null
  let isLocking = false

  async function look(): Promise<void> {
    const isAlone = (goneAt !== null && now() - goneAt >= PAGE_GONE_MS) || (lockAt !== null && now() >= lockAt)
    if (!isAlone || isLocking) return
    isLocking = true
    // What fails here has nobody to hear it; the keys are wiped in any case.
    await lock().catch(() => undefined)
    isLocking = false
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  timer.unref()

  return {
    pageGone: () => void (goneAt ??= now()),
    pageThere: () => void (goneAt = null),
    inUse: (patience) => void (lockAt = now() + patience + GRACE_MS),
    startAnew: () => void (lockAt = null),
    end: () => clearInterval(timer),
  }
}
