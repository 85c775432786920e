// Builds the app and packs it for this system, or for what the packer's own flags name: npm run package -- --dir
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const packer = createRequire(import.meta.url).resolve('electron-builder/cli.js')

run(join(root, 'scripts', 'build.mjs'), [])
run(packer, ['--publish', 'never', ...process.argv.slice(2)])

/**
 * @param {string} script
 * @param {readonly string[]} given
 */
function run(script, given) {
  const { status } = spawnSync(process.execPath, [script, ...given], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
