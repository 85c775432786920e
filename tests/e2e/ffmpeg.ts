import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Makes footage for a story, beside the app's own ffmpeg. */
export async function ffmpeg(...args: readonly string[]): Promise<void> {
  await run(process.env['FFMPEG_PATH'] ?? 'ffmpeg', ['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', ...args])
}
