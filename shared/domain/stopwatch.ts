import type { Ms } from './time'

/** How long something has run, without its pauses. `since` is the clock's time at which it was last let run; null while it stands. */
export interface Stopwatch {
  readonly ran: Ms
  readonly since: Ms | null
}

export const stoppedWatch: Stopwatch = { ran: 0, since: null }

/** `now` is any clock that only goes forward, ms. */
export function startWatch(watch: Stopwatch, now: Ms): Stopwatch {
  return watch.since === null ? { ...watch, since: now } : watch
}

export function pauseWatch(watch: Stopwatch, now: Ms): Stopwatch {
  return { ran: elapsed(watch, now), since: null }
}

/** Whole milliseconds. */
export function elapsed({ ran, since }: Stopwatch, now: Ms): Ms {
  return Math.round(ran + (since === null ? 0 : Math.max(0, now - since)))
}
