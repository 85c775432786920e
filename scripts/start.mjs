// npm start: brings what is missing, builds what is stale, and opens the app: in Electron where its program is there, else in
// a browser window. Needs nothing but Node and npm. Options: --data FOLDER, --demo, --no-window (serve only).
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { requireNode } from './setup/node-version.mjs'

requireNode()
const { ROOT } = await import('./setup/places.mjs')
const { ensureBuilt, prepare } = await import('./setup/prepare.mjs')
const { ensureElectron } = await import('./setup/electron-binary.mjs')
const { endChildrenOnSignals, say } = await import('./setup/run.mjs')

const options = process.argv.slice(2)
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
const wantsWindow = hasDisplay && !options.includes('--no-window')

const isPrepared = endChildrenOnSignals()

if (!(await prepare({ wantsBrowser: false }))) process.exit(1)
const electron = wantsWindow ? await ensureElectron() : null
if (wantsWindow && !electron) {
  say('Electron is not here and could not be fetched, so Second Look opens in a browser window instead.')
  await prepare({ wantsBrowser: true })
}
if (!(await ensureBuilt())) {
  say('The app could not be built. What is wrong stands above.')
  process.exit(1)
}
isPrepared()
open(electron)

/** Hands over to the app and ends with it. @param {string | null} program */
function open(program) {
  const child = program
    ? spawn(program, [ROOT, ...options], { stdio: 'inherit' })
    : spawn(process.execPath, [join(ROOT, 'dist', 'main', 'preview.js'), ...options], { stdio: 'inherit' })
  // A terminal's Ctrl-C reaches the app as well; a signal to this process alone has to be passed on.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM'))
  }
  child.once('error', (error) => {
    say(`Second Look could not be started: ${error.message}`)
    process.exit(1)
  })
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
