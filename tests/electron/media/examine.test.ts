import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MediaProblem } from '../../../shared/domain/outcome'
import type { MediaInfo } from '../../../shared/domain/recording'
import { failureOf, fixture, openRoom, type Room } from './media-room'
import { ffmpeg } from './seen-and-heard'

let room: Room
let scratch: string

beforeAll(async () => {
  room = await openRoom()
  scratch = await mkdtemp(join(tmpdir(), 'second-look-examine-'))
})
afterAll(async () => {
  await room.close()
  await rm(scratch, { recursive: true, force: true })
})

// Other recordings' pictures are still being drawn meanwhile.
const filesOf = async (id: string): Promise<readonly string[]> => (await room.files()).filter((file) => file.includes(id))

describe('footage that can be watched', () => {
  const found: readonly (readonly [string, Partial<MediaInfo>])[] = [
    ['short-clip.mp4', { duration: 3_000, width: 320, height: 180, frameRate: 25, frames: 75, hasSound: true, videoCodec: 'avc', hasProxy: false, cutOffAt: null }],
    ['no-sound.mp4', { frames: 50, hasSound: false, hasProxy: false }],
    ['late-sound.mp4', { duration: 3_000, frames: 75, hasSound: true, hasProxy: false }],
    ['variable-frame-rate.mp4', { duration: 4_000, frames: 60, hasProxy: false }],
    ['rotated-portrait.mp4', { width: 180, height: 320, hasProxy: false }],
    ['phone-hevc.mp4', { videoCodec: 'hevc', width: 320, height: 180, frames: 50, hasProxy: true }],
    ['odd-size.mp4', { width: 853, height: 479, frames: 25, hasProxy: true }],
    ['interrupted.mp4', { hasProxy: true, cutOffAt: null }],
    ['two-video-streams.mp4', { width: 320, height: 180, frames: 50, hasProxy: false }],
    ['hour-offset.mkv', { frames: 50, hasProxy: true, cutOffAt: null }],
    ['long-gop.mp4', { frames: 200, hasProxy: false }],
    ['webcam.webm', { videoCodec: 'vp8', frames: 50, hasProxy: false }],
    ['old-camera.avi', { videoCodec: 'mpeg4', width: 320, height: 180, hasSound: true, hasProxy: true }],
  ]

  test.each(found)('%s, and a film can be cut from it', { timeout: 60_000 }, async (name, expected) => {
    const { id, info } = await room.examine(fixture(name))
    expect(info).toMatchObject(expected)
    expect(info.bytes).toBe((await readFile(fixture(name))).length)
    const frames = await room.media.frames(id)
    expect(frames.length).toBe(info.frames)
    expect(frames.at(-1)).toBeLessThan(info.duration)
    // However far the camera's own clock was, the recording begins at its beginning.
    expect(frames[0]).toBeLessThan(100)
    expect(await room.vault.size(`recordings/${id}/proxy`) !== null).toBe(info.hasProxy)

    const { media: film } = await room.media.render('film', {
      width: 320, height: 180, frameRate: 25,
      items: [{ kind: 'clip', recordingId: id, start: Math.max(0, info.duration - 600), end: info.duration, slowdown: 1, caption: null }],
    }, () => undefined)
    expect(film).toMatchObject({ duration: 600, frames: 15, width: 320, height: 180, hasSound: true, hasProxy: false })
  })

  test('a copy that was stopped keeps the part that is there', async () => {
    const { info } = await room.examine(fixture('cut-off.mp4'))
    expect(info.hasProxy).toBe(true)
    expect(info.cutOffAt).toBe(info.duration)
    expect(info.duration).toBeGreaterThan(1_000)
    expect(info.duration).toBeLessThan(2_500)
  })

  test('a recording that ended wherever it did keeps what came before', { timeout: 60_000 }, async () => {
    const whole = await readFile(fixture('interrupted.mp4'))
    const fragment = whole.lastIndexOf('moof') - 4
    for (const length of [fragment + 3, fragment + 20, fragment + 200, fragment + whole.readUInt32BE(fragment) + 4]) {
      const path = join(scratch, `ended-${length}.mp4`)
      await writeFile(path, whole.subarray(0, length))
      expect((await room.examine(path)).info.frames, `${length} bytes`).toBeGreaterThan(20)
    }
  })

  test('a raw recording of a browser, which does not say how long it is, gets a length and stays as sharp', async () => {
    const raw = join(scratch, 'raw.webm')
    await writeFile(raw, await ffmpeg('-i', fixture('webcam.webm'), '-c', 'copy', '-f', 'webm', '-live', '1', 'pipe:1'))
    const { id, info } = await room.examine(raw)
    expect(info).toMatchObject({ hasProxy: true, frames: 50, width: 320, height: 180 })
    expect(info.duration).toBeGreaterThan(1_950)
    expect(await room.vault.size(`recordings/${id}/proxy`)).toBeGreaterThan(40_000)
  })

  test('looking at it says how far it has come, and is at its end when it ends', async () => {
    const id = await room.add(fixture('phone-hevc.mp4'))
    const said: string[] = []
    await room.media.examine(id, { progress: (phase, fraction) => said.push(`${phase} ${fraction === 0 || fraction === 1 ? fraction : 'between'}`) })
    expect([said[0], said.at(-1)]).toEqual(['looking 0', 'proxy 1'])
    expect(said).toContain('proxy 0')
  })
})

describe('footage of other devices', () => {
  const picture = (more = ''): string[] => ['-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=25:duration=1${more}`]
  const tone = (more = ''): string[] => ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=1${more}`]
  const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast']
  const made: readonly (readonly [string, string, readonly string[], Partial<MediaInfo>])[] = [
    ['ten bits of HEVC in HLG', 'hlg.mp4', [
      ...picture(), ...tone(), '-c:v', 'libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le', '-tag:v', 'hvc1',
      '-x265-params', 'log-level=none:pools=none:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc', '-c:a', 'aac',
    ], { videoCodec: 'hevc', hasProxy: true, frames: 25 }],
    ['5.1 sound', 'surround.mp4', [...picture(), ...tone(',aformat=channel_layouts=5.1'), ...h264, '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-ac', '6'], { hasProxy: false, hasSound: true }],
    ['120 frames a second', 'fast.mp4', [...picture(',fps=120'), ...tone(), ...h264, '-pix_fmt', 'yuv420p', '-c:a', 'aac'], { frames: 120, hasProxy: false }],
    ['a transport stream', 'camera.ts', [...picture(), ...tone(), ...h264, '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-f', 'mpegts'], { frames: 25, hasProxy: true }],
    ['uncompressed sound in QuickTime', 'camera.mov', [...picture(), ...tone(), ...h264, '-pix_fmt', 'yuv420p', '-c:a', 'pcm_s16le'], { frames: 25, hasProxy: true, hasSound: true }],
    ['interlaced pictures', 'interlaced.mp4', [...picture(), ...tone(), ...h264, '-pix_fmt', 'yuv420p', '-flags', '+ilme+ildct', '-c:a', 'aac'], { frames: 25, hasProxy: false }],
    ['oblong pixels', 'oblong.mp4', [...picture(',scale=240:180,setsar=4/3'), ...h264, '-pix_fmt', 'yuv420p'], { width: 320, height: 180, hasSound: false }],
    ['a picture of its cover', 'cover.mp4', [...picture(), ...picture(), '-map', '0', '-map', '1', ...h264, '-pix_fmt', 'yuv420p', '-frames:v:1', '1', '-c:v:1', 'mjpeg', '-disposition:v:1', 'attached_pic'], { frames: 25, videoCodec: 'avc' }],
  ]

  test.each(made)('%s can be watched and cut', { timeout: 60_000 }, async (_, name, args, expected) => {
    const path = join(scratch, name)
    await ffmpeg(...args, path)
    const { id, info } = await room.examine(path)
    expect(info).toMatchObject(expected)
    const { media: film } = await room.media.render('film', {
      width: 320, height: 180, frameRate: 25, items: [{ kind: 'clip', recordingId: id, start: 300, end: 900, slowdown: 1, caption: null }],
    }, () => undefined)
    expect(film).toMatchObject({ frames: 15, duration: 600, width: 320, height: 180 })
  })
})

describe('files that cannot become a recording say why', () => {
  const problems: readonly (readonly [string, MediaProblem])[] = [
    ['empty.mp4', 'empty'],
    ['text.mp4', 'not-media'],
    ['playlist.mp4', 'playlist'],
    ['concat-list.mp4', 'playlist'],
    ['sound-only.m4a', 'no-picture'],
    ['sound-only.mp4', 'no-picture'],
    ['index-missing.mp4', 'index-missing'],
    ['zero-duration.mp4', 'no-frames'],
  ]

  test.each(problems)('%s: %s, and nothing is left but the file itself', async (name, problem) => {
    const id = await room.add(fixture(name))
    const before = await filesOf(id)
    expect(await failureOf(room.media.examine(id, {}))).toEqual({ kind: 'media-unreadable', problem })
    expect(await filesOf(id)).toEqual(before)
  })

  test('noise is not media', async () => {
    const path = join(scratch, 'noise.mp4')
    await writeFile(path, Uint8Array.from({ length: 50_000 }, (_, index) => (index * index * 31 + 7) % 251))
    expect(await failureOf(room.examine(path))).toEqual({ kind: 'media-unreadable', problem: 'not-media' })
  })

  test.each([40, 400, 1_000, 5_000, 20_000])('a film of which only the first %i bytes are there ends in a problem or in a recording', async (length) => {
    const path = join(scratch, `first-${length}.mp4`)
    await writeFile(path, (await readFile(fixture('short-clip.mp4'))).subarray(0, length))
    const outcome = await room.examine(path).then(({ info }) => info.frames, (error: unknown) => error)
    if (typeof outcome === 'number') expect(outcome).toBeGreaterThan(0)
    else expect(outcome).toMatchObject({ error: { kind: 'media-unreadable' } })
  })

  const tables: readonly (readonly [string, number, number])[] = [
    ['ctts', 8, 0xf300_0001],
    ['stts', 8, 0x7fff_ffff],
    ['stsc', 12, 0x7fff_ffff],
    ['stsc', 8, 0x7fff_ffff],
  ]
  test.each(tables)('a table of frames (%s) in which one number is out of all measure is damage, and holds nobody up', async (kind, offset, number) => {
    const bytes = await readFile(fixture('short-clip.mp4'))
    bytes.writeUInt32BE(number, bytes.indexOf(kind) + 4 + offset)
    const path = join(scratch, `${kind}-${offset}.mp4`)
    await writeFile(path, bytes)
    expect(await failureOf(room.examine(path))).toEqual({ kind: 'media-unreadable', problem: 'damaged' })
  })

  test('what is unknown is missing', async () => {
    expect(await failureOf(room.media.examine('nobody', {}))).toEqual({ kind: 'recording-missing', recordingId: 'nobody' })
    expect(await failureOf(room.media.frames('nobody'))).toEqual({ kind: 'recording-missing', recordingId: 'nobody' })
  })
})

describe('stopping', () => {
  test('while a proxy is made leaves nothing new', async () => {
    const path = join(scratch, 'long.avi')
    await ffmpeg('-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25:duration=20', '-c:v', 'mpeg4', '-q:v', '5', path)
    const id = await room.add(path)
    const before = await filesOf(id)
    const stop = new AbortController()
    const work = room.media.examine(id, { signal: stop.signal, progress: (phase) => phase === 'proxy' && stop.abort() })
    expect(await failureOf(work)).toEqual({ kind: 'cancelled' })
    expect(await filesOf(id)).toEqual(before)
  })
})

describe('without ffmpeg', () => {
  test('what a browser plays can still be watched, and the rest says what is missing', async () => {
    const poor = await openRoom({ ffmpegPath: join(scratch, 'no-such-program') })
    try {
      expect(await poor.media.ffmpeg()).toBeNull()
      const { id, info } = await poor.examine(fixture('short-clip.mp4'))
      expect(info.frames).toBe(75)
      expect(await failureOf(poor.examine(fixture('phone-hevc.mp4')))).toEqual({ kind: 'ffmpeg-missing' })
      const plan = { width: 320, height: 180, frameRate: 25, items: [{ kind: 'clip', recordingId: id, start: 0, end: 400, slowdown: 1, caption: null }] } as const
      expect(await failureOf(poor.media.render('film', plan, () => undefined))).toEqual({ kind: 'ffmpeg-missing' })
    } finally {
      await poor.close()
    }
  })
})
