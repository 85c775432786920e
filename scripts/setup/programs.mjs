import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { ROOT } from './places.mjs'
import { run, say } from './run.mjs'

/**
 * Programs the app works with and that npm cannot always bring. On Debian and Ubuntu they are installed where we may;
 * elsewhere one sentence says what is missing, and the app goes on with what there is.
 *
 * @param {{ wantsBrowser: boolean }} options
 */
export async function ensurePrograms({ wantsBrowser }) {
  const missing = [...(hasFfmpeg() ? [] : ['ffmpeg']), ...(wantsBrowser && !hasBrowser() ? ['chromium'] : [])]
  if (missing.length === 0) return
  if (canInstall()) await install(missing)
  if (!hasFfmpeg()) say('ffmpeg was not found: filming and watching work, making films does not. Install ffmpeg, or set FFMPEG_PATH to it.')
  if (wantsBrowser && !hasBrowser()) say('No Chromium, Chrome, Edge or Brave was found. Install one of them, or set CHROMIUM_PATH to it.')
}

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge', 'brave-browser', 'brave']

/** Outside Linux browsers are not on the path; there the app itself looks for one. */
function hasBrowser() {
  const named = process.env['CHROMIUM_PATH']
  if (named) return existsSync(named)
  return process.platform !== 'linux' || BROWSERS.some(isOnPath)
}

function hasFfmpeg() {
  const named = process.env['FFMPEG_PATH']
  if (named) return existsSync(named)
  return hasBundledFfmpeg() || isOnPath(process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg')
}

function hasBundledFfmpeg() {
  try {
    const path = createRequire(join(ROOT, 'package.json'))('ffmpeg-static')
    return typeof path === 'string' && existsSync(path)
  } catch {
    return false
  }
}

/** @param {string} name */
function isOnPath(name) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)))
}

function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && isOnPath('apt-get')
}

/** @param {readonly string[]} names */
async function install(names) {
  say(`Installing ${names.join(' and ')} with apt-get.`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { limitMs: 180_000, quiet: true, env })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { limitMs: 600_000, quiet: true, env })
}
