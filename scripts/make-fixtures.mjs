// Makes the small media files the tests read, each named for its quirk. Needs ffmpeg with x264, x265 and VP8 on the PATH.
// The files are committed; run this only to change one, and keep the whole folder under 1.5 MB.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '..', 'tests', 'fixtures')
const LARGEST_BYTES = 1_500_000
const SCRATCH = mkdtempSync(join(tmpdir(), 'second-look-fixtures-'))

// The same bytes from the same ffmpeg: no dates, no encoder names, one thread.
const REPRODUCIBLE = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact', '-threads', '1']
const H264 = ['-c:v', 'libx264', '-preset', 'slow', '-crf', '30', '-pix_fmt', 'yuv420p', '-x264-params', 'threads=1']
const AAC = ['-c:a', 'aac', '-b:a', '40k', '-ar', '48000', '-ac', '1']
const FAST_START = ['-movflags', '+faststart']

/** @typedef {{ readonly name: string, readonly quirk: string, readonly make: (path: string) => void }} Fixture */

/** @type {readonly Fixture[]} */
const FIXTURES = [
  {
    name: 'short-clip.mp4', quirk: 'nothing odd: 3 s, 320x180, 25 fps, H.264 and AAC; every frame looks different',
    make: (path) => ffmpeg(path, [...pattern(3), ...tone(3), ...H264, ...AAC, ...FAST_START]),
  },
  {
    name: 'no-sound.mp4', quirk: 'picture without a sound track',
    make: (path) => ffmpeg(path, [...pattern(2), ...H264, ...FAST_START]),
  },
  {
    name: 'sound-only.m4a', quirk: 'sound without a picture, named as sound',
    make: (path) => ffmpeg(path, [...tone(2), ...AAC, ...FAST_START, '-f', 'ipod']),
  },
  {
    name: 'sound-only.mp4', quirk: 'sound without a picture, named as a film',
    make: (path) => ffmpeg(path, [...tone(2), ...AAC, ...FAST_START]),
  },
  {
    name: 'late-sound.mp4', quirk: 'the sound track starts 0.5 s after the picture',
    make: (path) => ffmpeg(path, [...pattern(3), '-itsoffset', '0.5', ...tone(2.5), '-map', '0:v', '-map', '1:a', ...H264, ...AAC, ...FAST_START]),
  },
  {
    name: 'variable-frame-rate.mp4', quirk: 'frames 40, 80 and 120 ms apart, as a phone in dim light makes them',
    make: (path) => ffmpeg(path, [...pattern(4), ...tone(4), '-vf', String.raw`select='not(mod(n\,2))*lt(n\,40)+not(mod(n\,3))*gte(n\,40)*lt(n\,70)+gte(n\,70)'`, '-fps_mode', 'vfr', ...H264, ...AAC, ...FAST_START]),
  },
  {
    name: 'rotated-portrait.mp4', quirk: 'stored lying, 320x180, with a display matrix that stands it up: shown 180x320',
    make: (path) => {
      const lying = join(SCRATCH, 'lying.mp4')
      ffmpeg(lying, [...pattern(2), ...tone(2), ...H264, ...AAC])
      ffmpeg(path, ['-display_rotation', '90', '-i', lying, '-c', 'copy', ...FAST_START], ['-i', lying, '-c', 'copy', '-metadata:s:v:0', 'rotate=90', ...FAST_START])
    },
  },
  {
    name: 'phone-hevc.mp4', quirk: 'HEVC, 8 bit, tagged hvc1, with AAC: what recent phones record',
    make: (path) => ffmpeg(path, [...pattern(2), ...tone(2), '-c:v', 'libx265', '-preset', 'medium', '-crf', '32', '-pix_fmt', 'yuv420p', '-tag:v', 'hvc1', '-x265-params', 'log-level=none:pools=none:frame-threads=1:info=0', ...AAC, ...FAST_START]),
  },
  {
    name: 'odd-size.mp4', quirk: '853x479: width and height are odd, so it is H.264 in 4:4:4',
    make: (path) => ffmpeg(path, [...pattern(1, '856x480'), ...tone(1), '-vf', 'format=yuv444p,crop=853:479:0:0:exact=1', '-c:v', 'libx264', '-preset', 'slow', '-crf', '38', '-pix_fmt', 'yuv444p', '-x264-params', 'threads=1', ...AAC, ...FAST_START]),
  },
  {
    name: 'interrupted.mp4', quirk: 'fragmented MP4 that ends in the middle of a fragment, as after a power cut',
    make: (path) => {
      ffmpeg(path, [...pattern(4), ...tone(4), ...H264, '-g', '25', ...AAC, '-movflags', '+frag_keyframe+empty_moov+default_base_moof'])
      keepStart(path, 0.82)
    },
  },
  {
    name: 'cut-off.mp4', quirk: 'fast-start MP4 of which the last 40 % of the bytes are missing: a copy that was stopped',
    make: (path) => {
      ffmpeg(path, [...pattern(3), ...tone(3), ...H264, ...AAC, ...FAST_START])
      keepStart(path, 0.6)
    },
  },
  {
    name: 'index-missing.mp4', quirk: 'MP4 cut off before its index (moov), which was to come last: cannot be played',
    make: (path) => {
      ffmpeg(path, [...pattern(2), ...tone(2), ...H264, ...AAC])
      keepStart(path, 0.7)
    },
  },
  { name: 'empty.mp4', quirk: 'no bytes at all', make: (path) => writeFileSync(path, '') },
  {
    name: 'zero-duration.mp4', quirk: 'a valid header (ftyp and moov) and not one frame',
    make: (path) => {
      ffmpeg(path, [...pattern(1), ...H264, '-movflags', '+frag_keyframe+empty_moov+default_base_moof'])
      const bytes = readFileSync(path)
      writeFileSync(path, bytes.subarray(0, startOfBox(bytes, 'moof')))
    },
  },
  { name: 'text.mp4', quirk: 'plain text with the name of a film', make: (path) => writeFileSync(path, 'This is a shopping list, not a film: milk, bread, apples.\n') },
  {
    name: 'playlist.mp4', quirk: 'an HLS playlist that names a file outside the folder: must never be followed',
    make: (path) => writeFileSync(path, '#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:10.0,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n'),
  },
  {
    name: 'concat-list.mp4', quirk: 'an ffconcat list that names other files: must never be followed',
    make: (path) => writeFileSync(path, "ffconcat version 1.0\nfile 'short-clip.mp4'\nfile 'no-sound.mp4'\n"),
  },
  {
    name: 'two-video-streams.mp4', quirk: 'two pictures in one file: 320x180 and, as a phone keeps its small copy, 160x90',
    make: (path) => ffmpeg(path, [...pattern(2), '-f', 'lavfi', '-i', 'smptebars=size=160x90:rate=25:duration=2', ...tone(2), '-map', '0:v', '-map', '1:v', '-map', '2:a', ...H264, ...AAC, ...FAST_START]),
  },
  {
    name: 'hour-offset.mkv', quirk: 'time stamps start at one hour, not at zero',
    make: (path) => ffmpeg(path, [...pattern(2), ...tone(2), ...H264, ...AAC, '-output_ts_offset', '3600']),
  },
  {
    name: 'long-gop.mp4', quirk: '8 s with a single key frame, so every seek decodes from the start',
    make: (path) => ffmpeg(path, [...pattern(8), ...tone(8), ...H264, '-g', '9999', '-keyint_min', '9999', '-sc_threshold', '0', ...AAC, ...FAST_START]),
  },
  {
    name: 'webcam.webm', quirk: 'VP8 and Opus in WebM, as a browser records a webcam',
    make: (path) => ffmpeg(path, [...pattern(2), ...tone(2), '-c:v', 'libvpx', '-b:v', '150k', '-deadline', 'good', '-cpu-used', '2', '-c:a', 'libopus', '-b:a', '32k', '-ar', '48000']),
  },
  {
    name: 'camera.mpegts', quirk: 'H.264 and AAC in a transport stream, as a camcorder writes it',
    make: (path) => ffmpeg(path, [...pattern(1), ...tone(1), ...H264, ...AAC, '-f', 'mpegts']),
  },
  {
    name: 'old-camera.avi', quirk: 'MPEG-4 part 2 and MP3 in AVI, as an old pocket camera wrote it',
    make: (path) => ffmpeg(path, [...pattern(2), ...tone(2), '-c:v', 'mpeg4', '-q:v', '10', '-vtag', 'XVID', '-c:a', 'libmp3lame', '-b:a', '40k', '-ar', '44100', '-ac', '1']),
  },
  {
    name: 'flash-and-click.mp4', quirk: '8 s, 640x360, 30 fps: one white frame and a 1 kHz click at exactly each whole second (0 to 7), to measure picture against sound',
    make: (path) => ffmpeg(path, [
      '-f', 'lavfi', '-i', 'color=c=0x101010:size=640x360:rate=30:duration=8',
      '-f', 'lavfi', '-i', String.raw`aevalsrc=exprs='0.6*lt(mod(t\,1)\,0.02)*sin(2*PI*1000*mod(t\,1))':sample_rate=48000:duration=8`,
      '-vf', String.raw`drawbox=color=white:thickness=fill:enable='eq(mod(n\,30)\,0)'`,
      ...H264, '-crf', '20', '-c:a', 'aac', '-b:a', '96k', ...FAST_START,
    ]),
  },
]

try {
  mkdirSync(FOLDER, { recursive: true })
  for (const { name, make } of FIXTURES) make(join(FOLDER, name))
  const sizes = FIXTURES.map(({ name, quirk }) => ({ name, bytes: statSync(join(FOLDER, name)).size, quirk }))
  writeFileSync(join(FOLDER, 'README.md'), readme())
  for (const { name, bytes, quirk } of sizes) console.log(`${name.padEnd(26)}${String(bytes).padStart(8)} B  ${quirk}`)
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  console.log(`${'together'.padEnd(26)}${String(total).padStart(8)} B`)
  if (total > LARGEST_BYTES) throw new Error(`The fixtures should be at most ${LARGEST_BYTES} bytes together.`)
} finally {
  rmSync(SCRATCH, { recursive: true, force: true })
}

/** A test picture with a running counter, so that no two frames are alike. @param {number} seconds @param {string} [size] */
function pattern(seconds, size = '320x180') {
  return ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=25:duration=${seconds}`]
}

/** @param {number} seconds */
function tone(seconds) {
  return ['-f', 'lavfi', '-i', `sine=frequency=330:sample_rate=48000:duration=${seconds}`]
}

/** @param {string} path @param {readonly string[]} options @param {readonly string[]} [otherwise] for an ffmpeg that does not know the first options */
function ffmpeg(path, options, otherwise) {
  const run = spawnSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...options, ...REPRODUCIBLE, path], { encoding: 'utf8' })
  if (run.error) throw run.error
  if (run.status === 0) return
  if (otherwise) return ffmpeg(path, otherwise)
  throw new Error(`ffmpeg could not make ${path}:\n${run.stderr}`)
}

/** @param {string} path @param {number} share of the bytes to keep */
function keepStart(path, share) {
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * share)))
}

/** @param {Buffer} bytes of an MP4 @param {string} kind four letters @returns {number} where the first box of that kind begins */
function startOfBox(bytes, kind) {
  for (let offset = 0; offset + 8 <= bytes.length; offset += Math.max(8, bytes.readUInt32BE(offset))) {
    if (bytes.toString('latin1', offset + 4, offset + 8) === kind) return offset
  }
  throw new Error(`No ${kind} box found.`)
}

function readme() {
  const lines = FIXTURES.map(({ name, quirk }) => `- \`${name}\`: ${quirk}`)
  return `# Fixtures\n\nSmall media files, each named for its quirk. Made by \`scripts/make-fixtures.mjs\`; nobody was filmed.\n\n${lines.join('\n')}\n`
}
