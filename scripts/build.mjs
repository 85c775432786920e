// Builds everything into dist/: the renderer, the main process's programs and the preload.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from './setup/places.mjs'
import { rememberBuild } from './setup/build-stamp.mjs'

process.chdir(ROOT)
const logLevel = process.argv.includes('--loud') ? 'info' : 'warn'

const mainConfig = join(ROOT, 'vite.main.config.ts')
await build({ configFile: mainConfig, mode: 'programs', logLevel })
if (existsSync('electron/shell/preload.ts')) await build({ configFile: mainConfig, mode: 'preload', logLevel })
if (existsSync('renderer/index.html')) await build({ configFile: join(ROOT, 'vite.config.ts'), mode: 'production', logLevel })
await rememberBuild()
