import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** What scripts remember between runs; gone with node_modules. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'second-look')
