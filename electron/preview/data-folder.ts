import { homedir } from 'node:os'
import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Where the preview keeps its data when nobody says otherwise: where each system wants it. */
export function defaultDataFolder(platform: NodeJS.Platform = process.platform, environment: Environment = process.env, home: string = homedir()): string {
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), NAME)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', NAME)
  return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'second-look-preview')
}

// Not the installed app's folder: that one belongs to the other shell.
const NAME = 'Second Look Preview'
