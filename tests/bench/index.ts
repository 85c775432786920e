import type { Bench } from './bench'
import { benches as inTheBrowser } from './browser'
import { benches as importing } from './import'
import { benches as rendering } from './render'
import { benches as exportingSealed } from './seal-export'
import { benches as seekingSealed } from './seal-seek'
import { benches as sealing } from './seal-stream'

/** Every bench; a file of them is one line here. */
export const benches: readonly Bench[] = [...importing, ...rendering, ...inTheBrowser, ...sealing, ...exportingSealed, ...seekingSealed]
