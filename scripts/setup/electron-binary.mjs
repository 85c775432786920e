import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CACHE, ROOT } from './places.mjs'
import { run } from './run.mjs'

const PACKAGE = join(ROOT, 'node_modules', 'electron')
const UNREACHABLE = join(CACHE, 'electron-unreachable')
const FETCH_LIMIT_MS = 20_000
const TRY_AGAIN_AFTER_MS = 24 * 60 * 60 * 1_000

/** Electron's program, or null. Only looks: loading the package itself would start a download. */
export function electronProgram() {
  const name = textOf(join(PACKAGE, 'path.txt'))
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const program = folder ? join(folder, name ?? 'electron') : name && join(PACKAGE, 'dist', name)
  return program && existsSync(program) ? program : null
}

/** Electron's program, fetched if it can be had quickly. Where it cannot, nobody waits for it again the same day. */
export async function ensureElectron() {
  const there = electronProgram()
  if (there || triedLately()) return there
  await run(process.execPath, [join(PACKAGE, 'install.js')], { limitMs: FETCH_LIMIT_MS, quiet: true })
  const fetched = electronProgram()
  if (fetched) return fetched
  await mkdir(CACHE, { recursive: true })
  await writeFile(UNREACHABLE, '')
  return null
}

function triedLately() {
  return existsSync(UNREACHABLE) && Date.now() - statSync(UNREACHABLE).mtimeMs < TRY_AGAIN_AFTER_MS
}

/** @param {string} file */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return null
  }
}
