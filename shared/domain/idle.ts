import type { Ms } from './time'

export const LOCK_AFTER_CHOICES = [1, 2, 5, 10, 15] as const
export const LOCK_AFTER_MINUTES = 5

/** A film may stand still for so long while people talk about it: that is what it was made for. */
export const CONVERSATION_MINUTES = 30

/** So long before it locks, it is said. */
export const LOCK_NOTICE: Ms = 30_000

export interface Idleness {
  /** Since the last key, click or movement. */
  readonly since: Ms
  readonly lockAfterMinutes: number
  /** Footage is playing, being filmed, brought in or made into a film. */
  readonly isSomethingUnderWay: boolean
  readonly isWatchingTogether: boolean
}

/** How long until it looks as if nobody is there any more; 0 where it does. Null: for as long as something goes on. */
export function patienceLeft({ since, lockAfterMinutes, isSomethingUnderWay, isWatchingTogether }: Idleness): Ms | null {
  if (isSomethingUnderWay) return null
  const minutes = isWatchingTogether ? Math.max(lockAfterMinutes, CONVERSATION_MINUTES) : lockAfterMinutes
  return Math.max(0, minutes * 60_000 - since)
}
