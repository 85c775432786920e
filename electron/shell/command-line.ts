import { resolve } from 'node:path'

export interface CommandLine {
  /** A demonstration with a made-up family, in a folder that is thrown away. */
  readonly isDemo: boolean
  /** Where everything is kept, absolute; null for the usual place. A demonstration never uses a real data folder. */
  readonly dataFolder: string | null
}

/** Reads `--demo`, `--data DIR` and `--data=DIR`; all else belongs to Electron and Chromium and is left alone. */
export function readCommandLine(given: readonly string[], workingFolder: string): CommandLine {
  const isDemo = given.includes('--demo')
  const folder = isDemo ? undefined : dataFolderOf(given)
  return { isDemo, dataFolder: folder ? resolve(workingFolder, folder) : null }
}

function dataFolderOf(given: readonly string[]): string | undefined {
  const joined = given.findLast((argument) => argument.startsWith('--data='))
  if (joined) return joined.slice('--data='.length)
  const following = given[given.lastIndexOf('--data') + 1]
  return given.includes('--data') && following && !following.startsWith('--') ? following : undefined
}
