import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './places.mjs'
import { run, say } from './run.mjs'

/** Installs the packages of the lock file where they are missing or others; true where they are there afterwards. */
export async function ensurePackages() {
  if (arePackagesFresh()) return true
  say('Installing packages; this takes a minute or two the first time.')
  const npm = process.env['npm_execpath']
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const code = npm && existsSync(npm)
    ? await run(process.execPath, [npm, ...args], { cwd: ROOT })
    : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd: ROOT })
  if (code === 0) return true
  say('The packages could not be installed. Check the connection to your package registry and try again.')
  return false
}

/** Compares the lock file with the note npm leaves of what it installed. Packages for other systems may be missing. */
function arePackagesFresh() {
  const wanted = packagesIn(join(ROOT, 'package-lock.json'))
  const installed = packagesIn(join(ROOT, 'node_modules', '.package-lock.json'))
  if (!wanted || !installed) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    const there = installed[path]
    return path === '' || (there ? there.version === version : optional === true || devOptional === true)
  })
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | null}
 */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}
