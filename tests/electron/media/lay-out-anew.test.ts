import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mp4InFragments } from '../../../electron/media/args/fragments'
import { outlineMp4 } from '../../../electron/media/mp4/outline'
import { putIndexFirst } from '../../../electron/media/mp4/put-index-first'
import type { ReadableFile } from '../../../electron/media/readable-file'
import { elementsIn, numberIn } from '../../../electron/media/webm/elements'
import { putCuesFirst } from '../../../electron/media/webm/put-cues-first'
import { fixture } from './media-room'
import { ffmpeg } from './seen-and-heard'

const run = promisify(execFile)
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'second-look-index-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const inMemory = (bytes: Buffer): ReadableFile => ({
  bytes: bytes.length,
  part: async (start, end) => bytes.subarray(start, end),
  async *pieces(start, end) {
    for (let at = start; at < end; at += 1_000) yield bytes.subarray(at, Math.min(end, at + 1_000))
  },
})

async function laidOut(fragmented: Buffer): Promise<Buffer | null> {
  const pieces: Uint8Array[] = []
  const isDone = await putIndexFirst(inMemory(fragmented), async (piece) => void pieces.push(piece))
  return isDone ? Buffer.concat(pieces) : null
}

/** Every packet with its times, sizes and sum, as ffmpeg reads them back. */
async function packetsOf(path: string): Promise<string> {
  const { stdout } = await run('ffmpeg', ['-nostdin', '-v', 'error', '-i', path, '-map', '0:v:0', '-map', '0:a?', '-c', 'copy', '-f', 'framemd5', '-'], { maxBuffer: 1 << 26 })
  return stdout.replaceAll(/^#(?!tb|dimensions).*\n/gm, '')
}

const lengthOf = async (path: string): Promise<number> => Number((await run('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', path])).stdout)

const sources = ['short-clip.mp4', 'flash-and-click.mp4', 'late-sound.mp4', 'long-gop.mp4', 'no-sound.mp4', 'variable-frame-rate.mp4', 'phone-hevc.mp4', 'rotated-portrait.mp4', 'odd-size.mp4']

test.each(sources)('%s comes out of the pipe as it would have been written to a file', { timeout: 30_000 }, async (name) => {
  const copy = ['-i', fixture(name), '-map', '0:V:0', '-map', '0:a?', '-c', 'copy', '-map_metadata', '-1', '-fflags', '+bitexact']
  const [direct, piped] = [join(folder, `direct-${name}`), join(folder, `piped-${name}`)]
  await ffmpeg(...copy, '-movflags', '+faststart', direct)
  const made = await laidOut(await ffmpeg(...copy, ...mp4InFragments))
  await writeFile(piped, made ?? '')
  expect(await packetsOf(piped)).toBe(await packetsOf(direct))
  expect(Math.abs((await lengthOf(piped)) - (await lengthOf(direct)))).toBeLessThan(0.002)
})

test('the index stands in front, names no program and no time, and nothing is in fragments', async () => {
  const made = (await laidOut(await ffmpeg('-i', fixture('short-clip.mp4'), '-c', 'copy', '-metadata', 'title=Visit with Noor', ...mp4InFragments))) ?? Buffer.alloc(0)
  const outline = await outlineMp4(async (start, end) => made.subarray(start, end), made.length)
  expect(outline).toMatchObject({ hasIndex: true, isFragmented: false, isTorn: false })
  expect(outline.heads[0]?.end).toBeLessThan(outline.media[0]?.start ?? 0)
  expect(made.includes('Noor')).toBe(false)
  expect(made.includes('Lavf')).toBe(false)
})

test('an ordinary file is left alone, and so is one that breaks off', async () => {
  expect(await laidOut(await readFile(fixture('short-clip.mp4')))).toBeNull()
  const torn = await ffmpeg('-i', fixture('short-clip.mp4'), '-c', 'copy', ...mp4InFragments)
  expect(await laidOut(torn.subarray(0, torn.length - 10))).toBeNull()
})

const [CUES, CUE_PLACES, CUE_CLUSTER, CLUSTER] = [0x1c53bb6b, 0xb7, 0xf1, 0x1f43b675]
const within = (bytes: Uint8Array, id: number): Uint8Array => [...elementsIn(bytes)].find((element) => element.id === id)?.body ?? new Uint8Array()

test('footage of a browser gets a length and a list of places to jump to', { timeout: 30_000 }, async () => {
  const live = await ffmpeg('-i', fixture('webcam.webm'), '-c', 'copy', '-map_metadata', '-1', '-fflags', '+bitexact', '-f', 'webm', 'pipe:1')
  const pieces: Uint8Array[] = []
  expect(await putCuesFirst(inMemory(live), async (piece) => void pieces.push(piece))).toBe(true)
  const [before, after] = [join(folder, 'live.webm'), join(folder, 'laid-out.webm')]
  await writeFile(before, live)
  await writeFile(after, Buffer.concat(pieces))
  expect(await packetsOf(after)).toBe(await packetsOf(before))
  expect(await lengthOf(before)).toBeNaN()
  expect(await lengthOf(after)).toBeGreaterThan(1)
  const segment = [...elementsIn(Buffer.concat(pieces))][1]?.body ?? new Uint8Array()
  const cues = [...elementsIn([...elementsIn(segment)].find(({ id }) => id === CUES)?.body ?? new Uint8Array())]
  const places = cues.map(({ body }) => numberIn(within(within(body, CUE_PLACES), CUE_CLUSTER)))
  const clusters = [...elementsIn(segment)].filter(({ id }) => id === CLUSTER).map(({ start }) => start)
  const { stdout } = await run('ffprobe', ['-v', 'error', '-select_streams', 'v', '-skip_frame', 'nokey', '-show_entries', 'frame=pts', '-of', 'csv=p=0', after])
  expect(places.length).toBe(stdout.trim().split('\n').length)
  for (const place of places) expect(clusters).toContain(place)
})
