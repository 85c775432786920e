import type { Ms } from './time'

export const LOCK_AFTER_CHOICES = [1, 2, 5, 10, 15] as const
export const LOCK_AFTER_MINUTES = 5

/** A film may stand still for so long while people talk about it. */
const LONGEST_CONVERSATION: Ms = 15 * 60_000

export interface Idleness {
  /** Since the last key, click or movement. */
  readonly since: Ms
  readonly lockAfterMinutes: number
  /** Footage is playing, being filmed, brought in or made into a film. */
  readonly isSomethingUnderWay: boolean
  readonly isWatchingTogether: boolean
}

/** Whether it looks as if nobody is there any more. */
export function isDeserted({ since, lockAfterMinutes, isSomethingUnderWay, isWatchingTogether }: Idleness): boolean {
  if (isSomethingUnderWay) return false
  const patience = lockAfterMinutes * 60_000
  return since >= (isWatchingTogether ? Math.max(patience, LONGEST_CONVERSATION) : patience)
}
