import { existsSync } from 'node:fs'

/** Where Linux keeps the program that takes rights away from another before it starts it. */
const limiter = ['/usr/bin/prlimit', '/bin/prlimit'].find((path) => process.platform === 'linux' && existsSync(path))

/** How `limiter` says that there is no such program; ffmpeg never ends like this. */
const NO_SUCH_PROGRAM = 127

const limits = [
  // Not a byte into any file, whatever a damaged or hostile recording makes it do: everything it gives goes into a pipe.
  '--fsize=0',
  '--core=0',
  '--nofile=256',
  `--as=${8 * 1_024 ** 3}`,
] as const

/** A program and its arguments so that it starts with no more rights than it needs, where the system has a way to say so. */
export function confined(path: string, args: readonly string[]): { readonly path: string; readonly args: string[] } {
  return limiter === undefined ? { path, args: [...args] } : { path: limiter, args: [...limits, path, ...args] }
}

export const endedBecauseMissing = (exitCode: number): boolean => limiter !== undefined && exitCode === NO_SUCH_PROGRAM
