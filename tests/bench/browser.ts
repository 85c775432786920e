import type { Bench } from './bench'
import { benches as noticing } from './browser-notice'
import { benches as practising } from './browser-practice'
import { benches as filming } from './browser-record'
import { benches as seeking } from './browser-seek'
import { benches as starting } from './browser-start'

/** What a person feels: the built app in a real browser. */
export const benches: readonly Bench[] = [...starting, ...noticing, ...seeking, ...filming, ...practising]
