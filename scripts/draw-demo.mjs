// Draws the demo footage and writes down what happens in it: resources/demo/play.mp4 and beats.json.
// Nobody was filmed: Dana and Wren are drawn, their voices are calculated. Needs a browser and ffmpeg on the PATH.
// While working on the drawing: node scripts/draw-demo.mjs --seconds=10-20 --out=some-folder
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BEATS } from './demo/beats.mjs'
import { soundtrack } from './demo/soundtrack.mjs'
import { drawnFrames } from './demo/stage.mjs'

const FILM_SECONDS = 90
const FRAMES_PER_SECOND = 25
const FRAMES_AT_ONCE = 25
const SECONDS_PER_KEY_FRAME = 2
const LARGEST_BYTES = 3_300_000

const { values } = parseArgs({ options: { seconds: { type: 'string', default: `0-${FILM_SECONDS}` }, out: { type: 'string' } } })
const [from = 0, until = FILM_SECONDS] = values.seconds.split('-').map(Number)
const folder = values.out ?? join(import.meta.dirname, '..', 'resources', 'demo')
const filmPath = join(folder, 'play.mp4')
const scratch = await mkdtemp(join(tmpdir(), 'second-look-demo-'))

try {
  await mkdir(folder, { recursive: true })
  const soundPath = join(scratch, 'sound.wav')
  await writeFile(soundPath, soundtrack(FILM_SECONDS))
  await encode(soundPath)
  await writeFile(join(folder, 'beats.json'), `[\n${BEATS.map((beat) => `  ${JSON.stringify(beat)}`).join(',\n')}\n]\n`)
  const { size } = await stat(filmPath)
  console.log(`Drew ${until - from} s into ${(size / 1e6).toFixed(2)} MB, with ${BEATS.length} beats.`)
  if (size > LARGEST_BYTES) throw new Error(`The film should be at most ${LARGEST_BYTES} bytes.`)
} finally {
  await rm(scratch, { recursive: true, force: true })
}

/** @param {string} soundPath */
async function encode(soundPath) {
  const ffmpeg = spawn('ffmpeg', [
    '-hide_banner', '-loglevel', 'error', '-y',
    '-f', 'image2pipe', '-c:v', 'mjpeg', '-framerate', String(FRAMES_PER_SECOND), '-i', 'pipe:0',
    '-ss', String(from), '-t', String(until - from), '-i', soundPath,
    '-map', '0:v', '-map', '1:a',
    // JPEG is full range; films are limited range, and players assume so.
    '-vf', 'scale=in_range=full:out_range=tv:out_color_matrix=bt709,format=yuv420p',
    '-c:v', 'libx264', '-preset', 'slow', '-tune', 'animation', '-crf', '31',
    '-g', String(FRAMES_PER_SECOND * SECONDS_PER_KEY_FRAME), '-keyint_min', String(FRAMES_PER_SECOND * SECONDS_PER_KEY_FRAME), '-sc_threshold', '0',
    '-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv',
    '-c:a', 'aac', '-b:a', '48k', '-ar', '48000', '-ac', '2',
    '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact', '-movflags', '+faststart',
    filmPath,
  ], { stdio: ['pipe', 'inherit', 'inherit'] })
  const ended = once(ffmpeg, 'close')
  for await (const picture of drawnFrames({ from: from * FRAMES_PER_SECOND, until: until * FRAMES_PER_SECOND, framesPerSecond: FRAMES_PER_SECOND, atOnce: FRAMES_AT_ONCE })) {
    if (!ffmpeg.stdin.write(picture)) await once(ffmpeg.stdin, 'drain')
  }
  ffmpeg.stdin.end()
  const [code] = await ended
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}.`)
}
