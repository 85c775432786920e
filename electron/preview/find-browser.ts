import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly exists: (path: string) => boolean
}

const HERE: Surroundings = { platform: process.platform, environment: process.env, exists: existsSync }

/** An installed browser of the Chromium family, or null. `CHROMIUM_PATH` names one for those who keep theirs elsewhere. */
export function findBrowser({ platform, environment, exists }: Surroundings = HERE): string | null {
  const named = environment['CHROMIUM_PATH']
  const places = platform === 'win32' ? onWindows(environment) : platform === 'darwin' ? ON_MAC : onPath(environment)
  return [...(named ? [named] : []), ...places].find(exists) ?? null
}

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge', 'brave-browser', 'brave']

function onPath(environment: Surroundings['environment']): readonly string[] {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)))
}

const ON_MAC = ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)

function onWindows(environment: Surroundings['environment']): readonly string[] {
  const roots = ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'].flatMap((name) => environment[name] ?? [])
  return ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe', 'BraveSoftware\\Brave-Browser\\Application\\brave.exe'].flatMap(
    (program) => roots.map((root) => `${root}\\${program}`),
  )
}
