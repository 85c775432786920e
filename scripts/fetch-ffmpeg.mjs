// Runs after every install. ffmpeg-static's own installer fails the whole install when its download
// site cannot be reached, so it is started from here, bounded in time, and never fails.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const LONGEST_WAIT_MS = 60_000

try {
  const folder = dirname(require.resolve('ffmpeg-static/package.json'))
  const binary = require('ffmpeg-static')
  const isThere = typeof binary === 'string' && existsSync(binary)
  if (!isThere && process.env['SECOND_LOOK_SKIP_DOWNLOADS'] !== '1') {
    spawnSync(process.execPath, [join(folder, 'install.js')], { cwd: folder, stdio: 'ignore', timeout: LONGEST_WAIT_MS })
  }
} catch {
  // Another ffmpeg will be looked for at start-up, and its absence is said there in plain words.
}
