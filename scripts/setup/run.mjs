import { spawn } from 'node:child_process'

/**
 * Runs a program to its end. What it says goes to stderr, so that a script's own stdout stays readable; `quiet` drops it.
 * Gives its exit code; null where it could not start, was ended by a signal or took longer than `limitMs`.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ limitMs?: number, quiet?: boolean, env?: NodeJS.ProcessEnv, cwd?: string }} [how]
 * @returns {Promise<number | null>}
 */
export function run(program, args, { limitMs, quiet = false, env = process.env, cwd } = {}) {
  return new Promise((resolve) => {
    const says = quiet ? 'ignore' : 2
    // On its own in a group, so that whatever it starts ends with it.
    const isGroup = limitMs !== undefined && process.platform !== 'win32'
    const child = spawn(program, [...args], { stdio: ['ignore', says, says], env, cwd, detached: isGroup })
    const stop = () => end(child, isGroup)
    const timer = limitMs === undefined ? undefined : setTimeout(stop, limitMs)
    process.once('exit', stop)
    /** @param {number | null} code */
    const settle = (code) => {
      clearTimeout(timer)
      process.off('exit', stop)
      resolve(code)
    }
    child.once('error', () => settle(null))
    child.once('exit', (code) => settle(code))
  })
}

/** @param {import('node:child_process').ChildProcess} child @param {boolean} isGroup */
function end(child, isGroup) {
  try {
    if (isGroup && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
  } catch {
    // It has ended by itself meanwhile.
  }
}

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** From now on a signal to this process ends what it has started, too. Gives back a way to stop that. */
export function endChildrenOnSignals() {
  // Only an orderly exit tells the listeners that end the children.
  const end = () => process.exit(130)
  for (const signal of SIGNALS) process.on(signal, end)
  return () => {
    for (const signal of SIGNALS) process.off(signal, end)
  }
}

/** One plain sentence about what is going on, beside stdout. @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}
