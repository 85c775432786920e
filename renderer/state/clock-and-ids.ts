import type { Instant } from '../../shared/domain/time'
import type { Id } from '../../shared/domain/ids'

/** The clock and the dice of the page: read here at the edge and passed in everywhere else. */
export function instantNow(): Instant {
  return { utc: new Date().toISOString(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
}

export function newId(): Id {
  return crypto.randomUUID()
}
