import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CACHE, ROOT } from './places.mjs'

const STAMP = join(CACHE, 'build-stamp')
const SOURCES = ['electron', 'renderer', 'shared', 'resources', 'package.json', 'package-lock.json', 'vite.config.ts', 'vite.main.config.ts', 'scripts/setup/thread-text.mjs']

/** Notes which sources dist/ was built from: their stamp, taken before the build began. @param {string} stamp */
export async function rememberBuild(stamp) {
  await mkdir(CACHE, { recursive: true })
  await writeFile(STAMP, stamp)
}

/** True where dist/ was built from the sources as they are now. */
export async function isBuildFresh() {
  if (!existsSync(join(ROOT, 'dist', 'main', 'preview.js'))) return false
  const known = await readFile(STAMP, 'utf8').catch(() => '')
  return known === (await stampOfSources())
}

/** One hash over name, size and time of change of everything that is built. */
export async function stampOfSources() {
  const hash = createHash('sha256')
  for (const source of SOURCES) await addTo(hash, source)
  return hash.digest('hex')
}

/** @param {import('node:crypto').Hash} hash @param {string} source */
async function addTo(hash, source) {
  const found = await stat(join(ROOT, source)).catch(() => null)
  if (!found) return
  if (!found.isDirectory()) {
    hash.update(`${source}|${found.size}|${found.mtimeMs}\n`)
    return
  }
  for (const name of (await readdir(join(ROOT, source))).sort()) await addTo(hash, `${source}/${name}`)
}
