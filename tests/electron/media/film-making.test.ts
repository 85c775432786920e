import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Vault } from '../../../electron/vault/vault'
import type { FilmPlan, FilmPlanItem } from '../../../shared/domain/film-plan'
import { AppFailure } from '../../../shared/domain/outcome'
import { failureOf, fixture, openRoom, type Room } from './media-room'
import { clicksIn, ffmpeg, flashesIn, grayFrames } from './seen-and-heard'

/** What went through the vault on its way to disk. */
const written: string[] = []
/** Once set, this many more bytes of segments fit on the disk. */
let room: Room
let space = Infinity

function watched(vault: Vault): Vault {
  return {
    ...vault,
    write: async (key) => {
      const writer = await vault.write(key)
      return {
        ...writer,
        append: async (bytes) => {
          space -= bytes.length
          if (space < 0) throw new AppFailure({ kind: 'disk-full', neededBytes: bytes.length })
          await writer.append(bytes)
        },
        commit: async () => {
          await writer.commit()
          written.push(key)
        },
      }
    },
  }
}

let scratch: string
let flashes: string
let busy: string

beforeAll(async () => {
  room = await openRoom({ around: watched })
  scratch = await mkdtemp(join(tmpdir(), 'second-look-films-'))
  flashes = (await room.examine(fixture('flash-and-click.mp4'))).id
  const long = join(scratch, 'long.mp4')
  await ffmpeg('-f', 'lavfi', '-i', 'testsrc2=size=480x270:rate=30:duration=20', '-c:v', 'libx264', '-preset', 'ultrafast', long)
  busy = (await room.examine(long)).id
  await room.media.pictures(flashes)
  await room.media.pictures(busy)
})
afterAll(async () => {
  await room.close()
  await rm(scratch, { recursive: true, force: true })
})

const aPlan = (items: readonly FilmPlanItem[], size = { width: 640, height: 360 }): FilmPlan => ({ ...size, frameRate: 30, items })
const aClip = (recordingId: string, start: number, end: number, caption: string | null = null): FilmPlanItem => ({ kind: 'clip', recordingId, start, end, slowdown: 1, caption })

async function filmOf(plan: FilmPlan, progress: (fraction: number) => void = () => undefined): Promise<string> {
  const { recordingId } = await room.media.render('film', plan, progress)
  return (await room.vault.lend(`recordings/${recordingId}/original`)).url
}

describe('picture and sound', { timeout: 60_000 }, () => {
  test('stay together from the first join to the last', async () => {
    const film = await filmOf(aPlan([
      aClip(flashes, 5_500, 7_500), aClip(flashes, 500, 1_700), aClip(flashes, 2_300, 3_333),
      { kind: 'still', recordingId: flashes, at: 2_500, duration: 700, caption: null },
      aClip(flashes, 3_900, 4_433), aClip(flashes, 1_500, 2_500), aClip(flashes, 6_700, 7_400),
    ]))
    const [seen, heard] = [await flashesIn(film, 30), await clicksIn(film)]
    expect(seen.length).toBe(7)
    expect(heard.length).toBe(seen.length)
    seen.forEach((flash, index) => expect(Math.abs(flash - (heard[index] ?? 0))).toBeLessThanOrEqual(0.01))
  })

  test('late sound stays late', async () => {
    const { id } = await room.examine(fixture('late-sound.mp4'))
    const film = await filmOf(aPlan([aClip(id, 0, 2_000)]))
    const [begins = 0] = await clicksIn(film)
    expect(begins).toBeGreaterThan(0.45)
    expect(begins).toBeLessThan(0.55)
  })

  test('quiet footage is brought to a loudness that can be heard, loud footage is not overdriven', async () => {
    const loudness = async (volume: string): Promise<number> => {
      const path = join(scratch, `tone-${volume}.mp4`)
      await ffmpeg('-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=30:duration=3', '-f', 'lavfi', '-i', 'sine=frequency=1000:sample_rate=48000:duration=3', '-af', `volume=${volume}`, '-ac', '2', path)
      const { id } = await room.examine(path)
      const film = await filmOf(aPlan([aClip(id, 0, 3_000)]))
      const bytes = await ffmpeg('-i', film, '-af', 'ebur128=metadata=1,ametadata=print:key=lavfi.r128.I:file=-', '-f', 'null', 'pipe:2')
      return Number(bytes.toString().trim().split('lavfi.r128.I=').at(-1))
    }
    expect(Math.abs((await loudness('0.5')) + 16)).toBeLessThan(1)
    expect(Math.abs((await loudness('8')) + 16)).toBeLessThan(1)
  })
})

describe('captions and cards', { timeout: 60_000 }, () => {
  test('lie over the footage as they were drawn, and fill the screen', async () => {
    const draw = (picture: string): Promise<Buffer> => ffmpeg('-f', 'lavfi', '-i', `${picture},format=rgba`, '-frames:v', '1', '-f', 'image2pipe', '-c:v', 'png', 'pipe:1')
    const caption = await room.putPicture(await draw("color=white:size=640x360,format=rgba,geq=r=255:g=255:b=255:a='255*gte(Y,180)'"))
    const card = await room.putPicture(await draw('color=white:size=640x360'))
    const film = await filmOf(aPlan([aClip(flashes, 100, 600, caption), { kind: 'card', duration: 500, picture: card }]))
    const frames = await grayFrames(film, 64, 36)
    const brightness = (frame: Buffer | undefined, part: 'upper' | 'lower'): number => (frame ?? Buffer.alloc(0)).readUInt8(part === 'upper' ? 64 * 8 + 32 : 64 * 28 + 32)
    expect(frames.length).toBe(30)
    for (const index of [0, 7, 14]) {
      expect(brightness(frames[index], 'lower')).toBeGreaterThan(225)
      expect(brightness(frames[index], 'upper')).toBeLessThan(150)
    }
    expect(brightness(frames[15], 'upper')).toBeGreaterThan(225)
    expect(brightness(frames[29], 'upper')).toBeGreaterThan(225)
  })

  test('a picture that was never drawn is missed before anything is made', async () => {
    const hash = 'a'.repeat(64)
    expect(await failureOf(filmOf(aPlan([aClip(flashes, 0, 500), { kind: 'card', duration: 500, picture: hash }])))).toEqual({ kind: 'picture-missing', hash })
  })

  test('portrait footage stands upright in the middle', async () => {
    const { id } = await room.examine(fixture('rotated-portrait.mp4'))
    const [frame] = await grayFrames(await filmOf(aPlan([aClip(id, 0, 500)])), 64, 36)
    // 180x320 in 640x360 leaves two dark sides of 219 pixels.
    expect(frame?.readUInt8(64 * 18 + 5)).toBeLessThan(40)
    expect(frame?.readUInt8(64 * 18 + 58)).toBeLessThan(40)
  })
})

describe('making a film again', { timeout: 60_000 }, () => {
  test('makes only what changed, and what was prepared is not made twice', async () => {
    const items = [aClip(flashes, 100, 500), aClip(flashes, 1_100, 1_500), aClip(flashes, 2_100, 2_500)]
    written.length = 0
    const preparing = room.media.prepare(aPlan(items))
    await filmOf(aPlan(items))
    await preparing
    const segments = (): string[] => written.filter((key) => /^segments\/[0-9a-zA-Z-]+$/.test(key))
    expect(new Set(segments()).size).toBe(3)
    expect(segments().length).toBe(3)
    await filmOf(aPlan([...items.slice(0, 2), aClip(flashes, 3_100, 3_500)]))
    expect(segments().length).toBe(4)
    await filmOf(aPlan(items.toReversed()))
    expect(segments().length).toBe(4)
  })

  test('an item that cannot be prepared is left out', async () => {
    written.length = 0
    await room.media.prepare(aPlan([aClip('nobody', 0, 500), { kind: 'card', duration: 500, picture: 'b'.repeat(64) }, aClip(flashes, 4_100, 4_300)]))
    expect(written.filter((key) => /^segments\/[0-9a-zA-Z-]+$/.test(key)).length).toBe(1)
  })

  test('progress only grows, and is whole only at the end', async () => {
    const said: number[] = []
    await filmOf(aPlan([aClip(flashes, 150, 1_150), aClip(flashes, 2_150, 3_150)]), (fraction) => said.push(fraction))
    expect(said).toEqual(said.toSorted((a, b) => a - b))
    expect(said.filter((fraction) => fraction >= 1)).toEqual([1])
    expect(said.length).toBeGreaterThan(2)
  })
})

describe('a film that is not made leaves nothing behind', { timeout: 60_000 }, () => {
  const long = (start: number): FilmPlan => aPlan([aClip(busy, start, 19_000)], { width: 1_280, height: 720 })
  // Not the files: a copy to jump about in belongs to its footage, and may come at any time.
  const filesOfFilms = async (): Promise<readonly string[]> => [...(await room.vault.recordingIds()), ...(await room.vault.list('segments/')).map(({ key }) => key)].sort()

  test('when someone stops it', async () => {
    const before = await filesOfFilms()
    const work = room.media.render('stopped', long(100), () => room.media.cancelRender('stopped'))
    expect(await failureOf(work)).toEqual({ kind: 'cancelled' })
    expect(await filesOfFilms()).toEqual(before)
  })

  test('when the disk is full', async () => {
    const before = await filesOfFilms()
    space = 20_000
    const failure = await failureOf(room.media.render('full', long(200), () => undefined)).finally(() => {
      space = Infinity
    })
    expect(failure.kind).toBe('disk-full')
    expect(await filesOfFilms()).toEqual(before)
  })

  test('when the footage is damaged in the middle, and its length still looks right', async () => {
    const path = join(scratch, 'damaged.mp4')
    const bytes = await readFile(fixture('long-gop.mp4'))
    bytes.fill(0xff, Math.floor(bytes.length * 0.3), Math.floor(bytes.length * 0.9))
    await writeFile(path, bytes)
    const { id, info } = await room.examine(path)
    await room.media.pictures(id)
    const before = await filesOfFilms()
    const failure = await failureOf(room.media.render('damaged', aPlan([aClip(id, 0, info.duration)]), () => undefined))
    expect(['ffmpeg-failed', 'render-mismatch']).toContain(failure.kind)
    expect(await filesOfFilms()).toEqual(before)
  })

  test('the next film can be made at once', async () => {
    const work = room.media.render('first', long(300), () => room.media.cancelRender('first'))
    expect(await failureOf(work)).toEqual({ kind: 'cancelled' })
    await expect(filmOf(aPlan([aClip(flashes, 100, 500)]))).resolves.toBeTypeOf('string')
  })
})

test('a data folder with an awkward name holds films as well as any', { timeout: 60_000 }, async () => {
  const awkward = await openRoom({ name: "Tom's 50%: a, b; [x] = ü 🎬" })
  try {
    const { id } = await awkward.examine(fixture('short-clip.mp4'))
    const { media } = await awkward.media.render('film', aPlan([aClip(id, 0, 500), aClip(id, 1_000, 1_500)]), () => undefined)
    expect(media.frames).toBe(30)
  } finally {
    await awkward.close()
  }
})
