import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { ffmpegAt, type RunFfmpeg } from './run-ffmpeg'

export interface FoundFfmpeg {
  readonly version: string
  /** Encoders and filters that we need and that it lacks. */
  readonly missing: readonly string[]
  /** HDR footage can be brought to ordinary brightness. */
  readonly canToneMap: boolean
  readonly run: RunFfmpeg
}

const neededEncoders = ['libx264', 'aac', 'pcm_s16le', 'mjpeg'] as const
const neededFilters = ['fps', 'scale', 'pad', 'overlay', 'tpad', 'tile', 'aresample', 'ebur128', 'alimiter', 'anullsrc'] as const

/**
 * The first ffmpeg that runs: the one asked for, `FFMPEG_PATH`, the one shipped with the app, the one on the PATH.
 * Null where there is none. It will work in `folder`.
 */
export async function findFfmpeg(askedFor?: string, folder?: string): Promise<FoundFfmpeg | null> {
  for (const path of candidates(askedFor)) {
    const found = await tryFfmpeg(path, folder)
    if (found) return found
  }
  return null
}

function candidates(askedFor: string | undefined): readonly string[] {
  if (askedFor !== undefined) return [askedFor]
  const named = process.env['FFMPEG_PATH']
  return [...(named ? [named] : []), ...shipped(), 'ffmpeg']
}

function shipped(): readonly string[] {
  try {
    const path: unknown = createRequire(import.meta.url)('ffmpeg-static')
    if (typeof path !== 'string') return []
    // Programs cannot be started from inside the app's archive; they lie beside it. The package names a path even
    // where its binary was never fetched.
    return [path.replace(/app\.asar(?!\.unpacked)/, 'app.asar.unpacked')].filter((candidate) => existsSync(candidate))
  } catch {
    return []
  }
}

async function tryFfmpeg(path: string, folder: string | undefined): Promise<FoundFfmpeg | null> {
  const run = ffmpegAt(path, folder)
  try {
    const version = /^ffmpeg version (\S+)/m.exec(await ask(run, '-version'))?.[1]
    if (version === undefined) return null
    const encoders = await ask(run, '-encoders')
    const filters = await ask(run, '-filters')
    const has = (list: string, name: string): boolean => new RegExp(`^ *\\S+ +${name} `, 'm').test(list)
    return {
      version,
      missing: [...neededEncoders.filter((name) => !has(encoders, name)), ...neededFilters.filter((name) => !has(filters, name))],
      canToneMap: has(filters, 'zscale') && has(filters, 'tonemap'),
      run,
    }
  } catch {
    return null
  }
}

async function ask(run: RunFfmpeg, question: string): Promise<string> {
  const decoder = new TextDecoder()
  let answer = ''
  await run({
    args: [question],
    output: async (bytes) => {
      answer += decoder.decode(bytes, { stream: true })
    },
    limit: 20_000,
    priority: 'normal',
  })
  return answer
}
