import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { footageInput } from '../../../electron/media/args/inputs'
import { joinArguments, joinList } from '../../../electron/media/args/join'
import { peakArguments, tileArguments } from '../../../electron/media/args/pictures'
import { copyArguments, proxyArguments } from '../../../electron/media/args/proxy'
import { cardArguments, clipArguments, stillArguments, type Passage } from '../../../electron/media/args/segment'
import type { FootageFacts } from '../../../electron/media/footage-facts'
import { ffmpegAt } from '../../../electron/media/run-ffmpeg'
import type { Container } from '../../../electron/media/sniff'
import { failureOf, fixture } from './media-room'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'second-look-fence-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const facts: FootageFacts = {
  videoCodec: 'hevc', videoParameters: null, audioCodec: 'aac', width: 1_920, height: 1_080, videoIndex: 0, audioIndex: 0,
  colour: { matrix: null, hdr: null }, frames: null, keyFrames: new Uint32Array(), duration: 1_000, firstTime: 0,
  saysItsLength: true, isTorn: false, claimedDuration: null,
}
const film = { width: 640, height: 360, frameRate: 30 } as const
const input = { url: '/vault/original', container: 'mov' } as const
const passage: Passage = {
  input, videoIndex: 0, audioIndex: 0, width: 1_920, height: 1_080, colour: facts.colour, from: 0, countsFromStart: false, slowdown: 1, mayRepeat: 1, captionUrl: '/vault/caption',
}

test.each([
  ['a clip', clipArguments(film, 30, passage)],
  ['a silent clip', clipArguments(film, 30, { ...passage, audioIndex: null, slowdown: 2 })],
  ['a still', stillArguments(film, 30, passage)],
  ['a card', cardArguments(film, 30, '/vault/card')],
  ['a proxy', proxyArguments(input, facts, { height: 540, keyFrameEvery: 2, threads: 2 }, { canToneMap: false })],
  ['a copy', copyArguments(input, facts, null)],
  ['thumbnails', tileArguments(input, { everyKeyFrame: 1 }, { rows: 1, height: 90, videoIndex: 0 })],
  ['a waveform', peakArguments(input, 0)],
  ['a join', joinArguments([{ url: '/vault/segment', length: 1 }], 0)],
])('every input of %s has its format forced and its formats and protocols fenced', (_, args) => {
  const begins = args.flatMap((word, index) => (word === '-i' ? [index] : []))
  expect(begins.length).toBeGreaterThan(0)
  begins.forEach((at, index) => {
    const own = args.slice(index === 0 ? 0 : (begins[index - 1] ?? 0) + 2, at)
    expect(own).toContain('-f')
    expect(own).toContain('-format_whitelist')
    // Silence is made by ffmpeg itself and reads nothing.
    if (!own.includes('lavfi')) expect(own).toContain('-protocol_whitelist')
    expect(own.join(' ')).not.toMatch(/hls|dash|crypto|data|subfile/)
  })
})

test('only what is torn is read in part, from the very same file', () => {
  const args = copyArguments({ ...input, readableBytes: 1_000 }, facts, null)
  expect(args[args.indexOf('-protocol_whitelist') + 1]).toBe('file,subfile')
  expect(args[args.indexOf('-i') + 1]).toBe('subfile,,start,0,end,1000,,:/vault/original')
})

test('a list for joining quotes what a shell or a parser would trip over', () => {
  expect(joinList([{ url: "/Tom's 50%: a, b; [x]", length: 1_033_333 }])).toBe("ffconcat version 1.0\nfile 'file:/Tom'\\''s 50%: a, b; [x]'\nduration 1033333us\n")
})

test.each<Container>(['mov', 'matroska', 'avi', 'mpegts'])('a playlist that got as far as ffmpeg, taken for %s, asks nobody for anything', async (container) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const hls = join(folder, 'hls.mp4')
  await writeFile(hls, `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10.0,\nhttp://127.0.0.1:${port}/secret.ts\n#EXT-X-ENDLIST\n`)
  const list = join(folder, 'list.mp4')
  await writeFile(list, `ffconcat version 1.0\nfile '${fixture('short-clip.mp4')}'\n`)
  try {
    for (const url of [hls, list]) {
      const failure = await failureOf(ffmpegAt('ffmpeg')({
        args: [...footageInput({ url, container }, { threads: 1 }), '-f', 'null', '-'], limit: 20_000, priority: 'normal',
      }))
      expect(failure.kind).toBe('ffmpeg-failed')
    }
    expect(asked).toEqual([])
  } finally {
    server.close()
  }
})
