import type { Bench } from './bench'
import { benches as noticing } from './browser-notice'

/** What a person feels: the built app in a real browser. */
export const benches: readonly Bench[] = [...noticing]
