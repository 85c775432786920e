import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ClipItem, FilmPlan, FilmPlanItem } from '../../../shared/domain/film-plan'
import type { Id } from '../../../shared/domain/ids'
import { openRoom, type Room } from './media-room'
import { makeNumberedFootage, numberedSize, numbersIn } from './seen-and-heard'

let room: Room
let scratch: string

beforeAll(async () => {
  room = await openRoom()
  scratch = await mkdtemp(join(tmpdir(), 'second-look-numbered-'))
})
afterAll(async () => {
  await room.close()
  await rm(scratch, { recursive: true, force: true })
})

async function numbered(name: string, seconds: number, rate: number, more: readonly string[], filter?: string): Promise<Id> {
  const path = join(scratch, name)
  await makeNumberedFootage(path, seconds, rate, more, filter)
  return (await room.examine(path)).id
}

const aPlan = (items: readonly FilmPlanItem[], frameRate: 25 | 30 = 30): FilmPlan => ({ ...numberedSize, frameRate, items })
const aClip = (recordingId: Id, start: number, end: number, slowdown: ClipItem['slowdown'] = 1): ClipItem => ({ kind: 'clip', recordingId, start, end, slowdown, caption: null })

async function numbersOf(plan: FilmPlan): Promise<readonly number[]> {
  const { recordingId } = await room.media.render('film', plan, () => undefined)
  const film = await room.vault.lend(`recordings/${recordingId}/original`)
  return numbersIn(film.url)
}

const upTo = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index)

describe('a film shows exactly the frames that were chosen', { timeout: 90_000 }, () => {
  test('of footage with two key frames a minute, clips out of order, with one at the very end', async () => {
    const id = await numbered('long-gop.mp4', 12, 30, ['-g', '9999', '-keyint_min', '9999', '-sc_threshold', '0'])
    const numbers = await numbersOf(aPlan([aClip(id, 8_000, 9_000), aClip(id, 0, 500), aClip(id, 3_333, 3_433), aClip(id, 11_500, 12_000)]))
    // 3 333 ms is frame 100's own time.
    expect(numbers).toEqual([...upTo(240, 30), ...upTo(0, 15), ...upTo(100, 3), ...upTo(345, 15)])
  })

  test('a clip that begins while a frame is on screen begins with that frame', async () => {
    const id = await numbered('plain.mp4', 4, 30, ['-g', '60'])
    expect(await numbersOf(aPlan([aClip(id, 1_020, 1_220)]))).toEqual(upTo(30, 6))
  })

  test('of NTSC footage, whose frames never fall on whole milliseconds', async () => {
    const id = await numbered('ntsc.mp4', 4, 30_000 / 1_001, ['-g', '60'])
    const frames = await room.media.frames(id)
    expect(await numbersOf(aPlan([aClip(id, frames[71] ?? 0, (frames[71] ?? 0) + 500)]))).toEqual(upTo(71, 15))
  })

  test('of footage in Matroska, which keeps times in whole milliseconds', async () => {
    const id = await numbered('plain.mkv', 4, 30, ['-g', '30', '-bf', '3'])
    const frames = await room.media.frames(id)
    expect(await numbersOf(aPlan([aClip(id, frames[61] ?? 0, (frames[61] ?? 0) + 500)]))).toEqual(upTo(61, 15))
  })

  test('of footage whose frame rate varies: each stays as long as it did', async () => {
    // Frames 0, 3, 6, … of 30 a second up to 30, then all of them.
    const id = await numbered('variable.mp4', 4, 30, ['-g', '30', '-fps_mode', 'vfr'], String.raw`select='not(mod(n\,3))+gte(n\,60)'`)
    expect(await numbersOf(aPlan([aClip(id, 1_500, 2_200)]))).toEqual([45, 45, 45, 48, 48, 48, 51, 51, 51, 54, 54, 54, 57, 57, 57, ...upTo(60, 6)])
  })

  test('footage of 25 frames a second in a film of 25', async () => {
    const id = await numbered('pal.mp4', 3, 25, ['-g', '50'])
    expect(await numbersOf(aPlan([aClip(id, 1_000, 1_400)], 25))).toEqual(upTo(25, 10))
  })

  test('at half speed each frame stands twice, and a still stands as long as it should', async () => {
    const id = await numbered('slow.mp4', 4, 30, ['-g', '60'])
    const numbers = await numbersOf(aPlan([aClip(id, 2_000, 2_200, 2), { kind: 'still', recordingId: id, at: 1_510, duration: 300, caption: null }, aClip(id, 1_000, 1_034)]))
    expect(numbers).toEqual([60, 60, 61, 61, 62, 62, 63, 63, 64, 64, 65, 65, ...Array<number>(9).fill(45), 30])
  })

  test('asked for more than there is, the last frame stands', async () => {
    const id = await numbered('short.mp4', 1, 30, ['-g', '30'])
    expect(await numbersOf(aPlan([aClip(id, 800, 1_200)]))).toEqual([...upTo(24, 6), ...Array<number>(6).fill(29)])
  })

  test('of footage that only a proxy makes playable, cut from the original', async () => {
    const id = await numbered('proxied.mkv', 4, 30, ['-g', '30', '-pix_fmt', 'yuv422p', '-output_ts_offset', '5'])
    const frames = await room.media.frames(id)
    expect(frames.length).toBe(120)
    expect(await numbersOf(aPlan([aClip(id, frames[50] ?? 0, (frames[50] ?? 0) + 300)]))).toEqual(upTo(50, 9))
  })

  test('the same plan gives the same bytes, from the cache or afresh', async () => {
    const id = await numbered('again.mp4', 3, 30, ['-g', '60'])
    const plan = aPlan([aClip(id, 500, 1_000), aClip(id, 2_000, 2_500)])
    const bytesOf = async (): Promise<Buffer> => {
      const { recordingId } = await room.media.render('film', plan, () => undefined)
      const pieces: Uint8Array[] = []
      for await (const piece of room.vault.read(`recordings/${recordingId}/original`)) pieces.push(piece.slice())
      return Buffer.concat(pieces)
    }
    const first = await bytesOf()
    expect(await bytesOf()).toEqual(first)
    for (const { key } of await room.vault.list('segments/')) await room.vault.remove(key)
    expect(await bytesOf()).toEqual(first)
  })
})
