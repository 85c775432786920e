import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { FilmPlan } from '../../shared/domain/film-plan'

const run = promisify(execFile)
export const ffmpegPath = process.env['FFMPEG_PATH'] ?? 'ffmpeg'

/** Runs ffmpeg as the benches need it beside the app's own. */
export async function ffmpeg(args: readonly string[]): Promise<void> {
  await run(ffmpegPath, ['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', ...args], { maxBuffer: 1 << 26 })
}

/** Where large prepared footage stays from run to run. `SECOND_LOOK_BENCH_FOLDER` moves it. */
export function benchFolder(): string {
  return process.env['SECOND_LOOK_BENCH_FOLDER'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'second-look-bench')
}

const loops = 12
const loopSeconds = 50
export const sourceSeconds = loops * loopSeconds

/**
 * Ten minutes of 1080p at 30 frames a second with a key frame every 250: moving detail and grain, and a white flash with
 * a click at each whole second. Fifty seconds are encoded and their pictures repeated; the sound is made in one go, so that
 * it stays with them.
 */
export async function referenceSource(): Promise<string> {
  const path = join(benchFolder(), 'source-3.mp4')
  if (existsSync(path)) return path
  await mkdir(benchFolder(), { recursive: true })
  const loop = join(benchFolder(), 'loop.partial.mp4')
  const whole = join(benchFolder(), 'source.partial.mp4')
  const picture = `testsrc2=size=1920x1080:rate=30:duration=${loopSeconds},noise=alls=7:allf=t,drawbox=color=white:t=fill:enable='lt(mod(n,30),1)',format=yuv420p`
  await ffmpeg(['-f', 'lavfi', '-i', picture, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '25', '-g', '250', '-keyint_min', '250', '-sc_threshold', '0', '-bf', '2', loop])
  const click = `aevalsrc='0.02*sin(2*PI*220*t)+0.6*sin(2*PI*1000*t)*lt(mod(t,1),0.03)':s=48000:c=stereo:d=${sourceSeconds}`
  await ffmpeg([
    '-stream_loop', String(loops - 1), '-i', loop, '-f', 'lavfi', '-i', click, '-map', '0:v', '-map', '1:a', '-t', String(sourceSeconds),
    '-c:v', 'copy', '-c:a', 'aac', '-b:a', '128k', '-movflags', '+faststart', whole,
  ])
  await rename(whole, path)
  await rm(loop)
  return path
}

/** Pictures as the app draws them: two cards that fill the screen and a caption that lies over the lower part. */
export async function referencePictures(): Promise<{ readonly title: string; readonly end: string; readonly caption: string }> {
  await mkdir(benchFolder(), { recursive: true })
  const draw = async (name: string, picture: string): Promise<string> => {
    const path = join(benchFolder(), name)
    if (!existsSync(path)) await ffmpeg(['-f', 'lavfi', '-i', picture, '-frames:v', '1', path])
    return path
  }
  return {
    title: await draw('title.png', 'color=0x23303a:size=1920x1080,drawbox=x=400:y=480:w=1120:h=120:color=white:t=fill,format=rgba'),
    end: await draw('end.png', 'color=0x23303a:size=1920x1080,drawbox=x=700:y=500:w=520:h=80:color=white:t=fill,format=rgba'),
    caption: await draw('caption.png', "color=black:size=1920x1080,format=rgba,geq=r=0:g=0:b=0:a='150*between(X,360,1560)*between(Y,900,1010)'"),
  }
}

// Spread over the ten minutes, and not in their order.
const clipStarts = [421, 62, 518, 187, 12, 333, 266, 574] as const

export interface ReferenceParts {
  readonly recordingId: string
  readonly title: string
  readonly end: string
  readonly caption: string
}

/** The film that is measured. `firstStart` moves the first clip, as someone does who changes one thing. */
export function referencePlan(parts: ReferenceParts, firstStart: number = clipStarts[0]): FilmPlan {
  const { recordingId } = parts
  const clip = (seconds: number, index: number) =>
    ({ kind: 'clip', recordingId, start: seconds * 1_000, end: (seconds + 10) * 1_000, slowdown: 1, caption: index % 2 === 0 ? parts.caption : null }) as const
  return {
    width: 1_920,
    height: 1_080,
    frameRate: 30,
    items: [
      { kind: 'card', duration: 3_000, picture: parts.title },
      ...clipStarts.map((start, index) => clip(index === 0 ? firstStart : start, index)),
      { kind: 'still', recordingId, at: 190_500, duration: 3_000, caption: null },
      { kind: 'clip', recordingId, start: 62_000, end: 67_000, slowdown: 2, caption: null },
      { kind: 'card', duration: 3_000, picture: parts.end },
    ],
  }
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
