import type { Bench } from './bench'
import { benches as inTheBrowser } from './browser'
import { benches as importing } from './import'
import { benches as rendering } from './render'

/** Every bench; a file of them is one line here. */
export const benches: readonly Bench[] = [...importing, ...rendering, ...inTheBrowser]
