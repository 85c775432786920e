import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Runs ffmpeg for a test's own purposes and gives what it writes to standard output. */
export async function ffmpeg(...args: string[]): Promise<Buffer> {
  const { stdout } = await run('ffmpeg', ['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', ...args], { encoding: 'buffer', maxBuffer: 1 << 30 })
  return stdout
}

const bits = 12
const barWidth = 20
export const numberedSize = { width: bits * barWidth, height: 136 } as const

/** Footage whose every frame carries its own number as black and white bars. `more`: options for the output. */
export async function makeNumberedFootage(path: string, seconds: number, frameRate: number, more: readonly string[], filter = 'null'): Promise<void> {
  const { width, height } = numberedSize
  const bars = `geq=lum='16+219*mod(floor(N/pow(2,floor(X/${barWidth}))),2)':cb=128:cr=128`
  await ffmpeg(
    '-f', 'lavfi', '-i', `color=black:size=${width}x${height}:rate=${frameRate}:duration=${seconds},format=yuv420p,${bars},${filter}`,
    '-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=${seconds}`,
    '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-c:a', 'aac', ...more, path,
  )
}

/** The number that each frame of a film carries. */
export async function numbersIn(path: string): Promise<readonly number[]> {
  const { width, height } = numberedSize
  const frames = await grayFrames(path, width, height)
  return frames.map((frame) => {
    let number = 0
    for (let bit = 0; bit < bits; bit += 1) {
      if ((frame[(height / 2) * width + bit * barWidth + barWidth / 2] ?? 0) > 128) number += 2 ** bit
    }
    return number
  })
}

/** Brightness, pixel by pixel, of every frame, at this size. */
export async function grayFrames(path: string, width: number, height: number): Promise<readonly Buffer[]> {
  const bytes = await ffmpeg('-i', path, '-map', '0:v:0', '-vf', `scale=${width}:${height}`, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1')
  return Array.from({ length: Math.floor(bytes.length / (width * height)) }, (_, index) => bytes.subarray(index * width * height, (index + 1) * width * height))
}

/** Seconds at which a bright flash is on screen, for a film of this rate. */
export async function flashesIn(path: string, frameRate: number): Promise<readonly number[]> {
  const frames = await grayFrames(path, 32, 18)
  return frames.flatMap((frame, index) => (frame.reduce((sum, pixel) => sum + pixel, 0) / frame.length > 150 ? [index / frameRate] : []))
}

/** Seconds at which a click begins: loud after a tenth of a second of quiet. */
export async function clicksIn(path: string): Promise<readonly number[]> {
  const bytes = await ffmpeg('-i', path, '-map', '0:a:0', '-ac', '1', '-ar', '48000', '-f', 's16le', 'pipe:1')
  const loudest = Array.from({ length: bytes.length / 2 }, (_, index) => Math.abs(bytes.readInt16LE(index * 2)))
  const threshold = loudest.reduce((most, sample) => Math.max(most, sample), 0) * 0.3
  const clicks: number[] = []
  let lastLoud = -Infinity
  loudest.forEach((sample, index) => {
    if (sample < threshold) return
    if (index - lastLoud > 4_800) clicks.push(index / 48_000)
    lastLoud = index
  })
  return clicks
}
