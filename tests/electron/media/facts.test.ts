import { describe, expect, test } from 'vitest'
import { decodeFrames, encodeFrames, frameTable } from '../../../electron/media/frame-table'
import { decodeBlocks, encodeBlocks, evenGain, loudnessReader } from '../../../electron/media/loudness'
import { outlineMp4 } from '../../../electron/media/mp4/outline'
import { clipReading } from '../../../electron/media/passage'
import { sniff } from '../../../electron/media/sniff'
import { factsIn } from '../../../electron/media/ask-ffmpeg'
import { treatmentOf } from '../../../electron/media/playability'
import type { FootageFacts } from '../../../electron/media/footage-facts'

const text = (words: string): Uint8Array => new TextEncoder().encode(words)

describe('the first bytes tell what a file is', () => {
  test.each([
    ['', 'empty'],
    ['#EXTM3U\n#EXT-X-VERSION:3', 'playlist'],
    ['\uFEFF \n#extm3u', 'playlist'],
    ["ffconcat version 1.0\nfile 'a'", 'playlist'],
    ["file 'a.mp4'\n", 'playlist'],
    ['<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash">', 'playlist'],
    ['Dear diary', 'not-media'],
    ['ID3\u0004', 'no-picture'],
  ])('%j: %s', (words, problem) => {
    expect(sniff(text(words))).toEqual({ problem })
  })

  test('a film of a phone, of a browser and of an old camera', () => {
    expect(sniff(text('\0\0\0\u0020ftypqt  '))).toEqual({ container: 'mov' })
    expect(sniff(new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 1]))).toEqual({ container: 'matroska' })
    expect(sniff(text('RIFF1234AVI LIST'))).toEqual({ container: 'avi' })
    expect(sniff(Uint8Array.from({ length: 600 }, (_, index) => (index % 188 === 0 ? 0x47 : 1)))).toEqual({ container: 'mpegts' })
  })
})

describe('the frame table', () => {
  test('is in whole milliseconds, ascending, without what lies before the beginning', () => {
    expect([...frameTable([0.1, 0, 0.066_67, 0.033_33, -0.04])]).toEqual([0, 33, 67, 100])
  })
  test('comes back from disk as it was', () => {
    const frames = Uint32Array.of(0, 33, 67, 4_000_000_000)
    expect(decodeFrames(encodeFrames(frames))).toEqual(frames)
  })
})

describe('loudness', () => {
  test('a film at −28 LUFS is raised by 12 decibels, one at −6 lowered by 10, silence left alone', () => {
    const at = (loudness: number): Float32Array => new Float32Array(50).fill(loudness)
    expect(evenGain([at(-28)])).toBe(12)
    expect(evenGain([at(-40)])).toBe(12)
    expect(evenGain([at(-6)])).toBe(-10)
    expect(evenGain([at(-120), new Float32Array()])).toBe(0)
  })
  test('long silence between does not make it louder', () => {
    expect(evenGain([new Float32Array(50).fill(-20), new Float32Array(5_000).fill(-60)])).toBe(4)
  })
  test('is read from what ffmpeg logs, and comes back from disk', () => {
    const reader = loudnessReader()
    for (const value of ['-120.7', '-30.2', '-25.1', ' -20.3', '-19.8']) reader.line(`[Parsed_ebur128_7 @ 0x1] t: 0.4   TARGET:-23 LUFS    M:${value} S:-120.7     I: -20.0 LUFS       LRA:   0.0 LU`)
    const blocks = decodeBlocks(encodeBlocks(reader.blocks()))
    expect([...blocks].map((block) => Math.round(block * 10) / 10)).toEqual([-20.3, -19.8])
  })
})

describe('an MP4 from outside', () => {
  const box = (kind: string, claimed: number, length = claimed): Uint8Array => {
    const bytes = new Uint8Array(length)
    new DataView(bytes.buffer).setUint32(0, claimed)
    bytes.set(text(kind), 4)
    return bytes
  }
  const outline = (...boxes: Uint8Array[]) => {
    const bytes = new Uint8Array(boxes.flatMap((each) => [...each]))
    return outlineMp4(async (start, end) => bytes.subarray(start, end), bytes.length)
  }
  test('is whole, torn, or without its index', async () => {
    expect(await outline(box('ftyp', 16), box('moov', 40), box('mdat', 100))).toMatchObject({ hasIndex: true, isFragmented: false, isTorn: false })
    expect(await outline(box('ftyp', 16), box('moov', 40), box('mdat', 100, 60))).toMatchObject({ hasIndex: true, isFragmented: false, isTorn: true })
    expect(await outline(box('ftyp', 16), box('mdat', 100, 60))).toMatchObject({ hasIndex: false, isFragmented: false, isTorn: true })
    expect(await outline(box('ftyp', 16), box('moov', 40), box('moof', 30), box('mdat', 0, 20))).toMatchObject({ hasIndex: true, isFragmented: true, isTorn: false })
  })
  test('that breaks off in the head of a fragment is read up to it, and one that breaks off in its frames to the end', async () => {
    const start = [box('ftyp', 16), box('moov', 40), box('moof', 30), box('mdat', 50)]
    expect(await outline(...start, box('moof', 30, 20))).toMatchObject({ isTorn: true, readableBytes: 136, heads: [{ start: 16, end: 56 }, { start: 56, end: 86 }] })
    expect(await outline(...start, new Uint8Array(5))).toMatchObject({ isTorn: true, readableBytes: 136 })
    expect(await outline(...start, box('moof', 30), box('mdat', 50, 20))).toMatchObject({ isTorn: true, readableBytes: 186 })
  })
  test('of a hundred thousand empty boxes is looked through in few reads', async () => {
    const bytes = new Uint8Array(100_000 * 8)
    for (let index = 0; index < 100_000; index += 1) bytes.set([0, 0, 0, 8, ...text('free')], index * 8)
    let reads = 0
    const found = await outlineMp4(async (start, end) => {
      reads += 1
      return bytes.subarray(start, end)
    }, bytes.length)
    expect(found).toMatchObject({ hasIndex: false, isTorn: false })
    expect(reads).toBeLessThan(250)
  })
  test('that claims a box of no size ends, instead of going round for ever', async () => {
    expect(await outline(box('ftyp', 16), box('moov', 4, 20))).toMatchObject({ isTorn: true })
  })
})

const aFilm: FootageFacts = {
  videoCodec: 'avc', videoParameters: 'avc1.64001f', audioCodec: 'aac', width: 1_920, height: 1_080, videoIndex: 0, audioIndex: 0, colour: { matrix: null, hdr: null },
  frames: null, keyFrames: new Uint32Array(), duration: 1_000, firstTime: 0, saysItsLength: true, isTorn: false, claimedDuration: null,
}

describe('what the browser needs', () => {
  test.each([
    ['nothing', {}, 'none'],
    ['nothing, without sound', { audioCodec: null }, 'none'],
    ['the pictures again: ten bits', { videoParameters: 'avc1.6e001f' }, 'encode'],
    ['the pictures again: 4:2:2', { videoParameters: 'avc1.7a001f' }, 'encode'],
    ['the pictures again: HEVC', { videoCodec: 'hevc', videoParameters: 'hvc1.1.6.L93.B0' }, 'encode'],
    ['the pictures again: ProRes', { videoCodec: 'prores' }, 'encode'],
    ['the pictures again: HDR', { colour: { matrix: 'bt2020', hdr: 'pq' } }, 'encode'],
    ['other sound', { audioCodec: 'pcm-s16' }, 'copy'],
    ['a beginning at zero', { firstTime: 3_600_000 }, 'copy'],
    ['a length', { saysItsLength: false }, 'copy'],
    ['an end', { isTorn: true }, 'copy'],
  ] as const)('%s', (_, change, treatment) => {
    expect(treatmentOf({ ...aFilm, ...change }, 'mov')).toBe(treatment)
  })
  test('another container', () => {
    expect(treatmentOf(aFilm, 'mpegts')).toBe('copy')
  })
})

test('what ffmpeg says of a turned, squeezed film is read as it is shown', () => {
  const facts = factsIn([
    "Input #0, avi, from 'x':", '  Duration: 01:02:03.50, start: 0.000000, bitrate: 1 kb/s',
    '  Stream #0:0: Video: mpeg4 (Simple Profile) (XVID / 0x44495658), yuv420p, 720x576 [SAR 16:15 DAR 4:3], 25 fps', '      displaymatrix: rotation of -90.00 degrees',
    '  Stream #0:1: Audio: mp3 (U[0][0][0] / 0x0055), 44100 Hz, mono, fltp, 40 kb/s', 'Stream mapping:', '  Stream #0:0: Video: rawvideo, 1x1',
  ])
  expect(facts).toMatchObject({ videoCodec: 'mpeg4', audioCodec: 'mp3', width: 576, height: 768, duration: 3_723_500 })
})

describe('a clip read from footage', () => {
  const frames = Uint32Array.from({ length: 90 }, (_, index) => Math.round((index * 1_000) / 30))
  const footage = {
    frames,
    media: { duration: 3_000, width: 640, height: 360, frameRate: 30, frames: 90, hasSound: true, videoCodec: 'avc', bytes: 1, hasProxy: false, cutOffAt: null },
    source: { part: 'original', container: 'mov', countsFromStart: false, videoIndex: 0, audioIndex: 0, colour: { matrix: null, hdr: null }, keyFrames: 1 },
  } as const
  const film = { width: 640, height: 360, frameRate: 30 } as const
  const read = (start: number, end: number, count: number) =>
    clipReading(film, { kind: 'clip', recordingId: 'a', start, end, slowdown: 1, caption: null }, count, footage, false)

  test('may repeat one frame in the middle, and as many as are lacking at the end', () => {
    expect(read(1_000, 2_000, 30)).toMatchObject({ from: 1_000, mayRepeat: 1 })
    expect(read(2_800, 3_500, 21)).toMatchObject({ from: 2_800, mayRepeat: 16 })
  })
})
