import { join } from 'node:path'
import { ensurePackages } from './packages.mjs'
import { ROOT } from './places.mjs'
import { ensurePrograms } from './programs.mjs'
import { run, say } from './run.mjs'

/** What start and test both need first. False where going on makes no sense. @param {{ wantsBrowser: boolean }} options */
export async function prepare({ wantsBrowser }) {
  if (!(await ensurePackages())) return false
  await ensurePrograms({ wantsBrowser })
  return true
}

/** Builds dist/ unless it was built from these very sources. */
export async function ensureBuilt() {
  // Loaded late: the first run of all has no packages yet.
  const { isBuildFresh } = await import('./build-stamp.mjs')
  if (await isBuildFresh()) return true
  say('Building the app.')
  return (await run(process.execPath, [join(ROOT, 'scripts', 'build.mjs')], { cwd: ROOT })) === 0
}
