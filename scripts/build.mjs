// Builds everything into dist/: the renderer, the main process's programs and the preload.
import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from './setup/places.mjs'
import { rememberBuild, stampOfSources } from './setup/build-stamp.mjs'

process.chdir(ROOT)
// Whoever starts a build may be a test runner: what ships is never a development build.
process.env['NODE_ENV'] = 'production'
const logLevel = process.argv.includes('--loud') ? 'info' : 'warn'

const stamp = await stampOfSources()
const mainConfig = join(ROOT, 'vite.main.config.ts')
await build({ configFile: mainConfig, mode: 'programs', logLevel })
await build({ configFile: mainConfig, mode: 'preload', logLevel })
await build({ configFile: join(ROOT, 'vite.config.ts'), mode: 'production', logLevel })
await rememberBuild(stamp)
