import { expect, test } from 'vitest'
import { ffmpegAt } from '../../../electron/media/run-ffmpeg'
import { failureOf } from './media-room'

const run = ffmpegAt('ffmpeg')
const endless = ['-re', '-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=30', '-f', 'rawvideo', 'pipe:1'] as const

test('what ffmpeg writes arrives whole and in order, however slow the reader is', async () => {
  let bytes = 0
  let reading = 0
  const end = await run({
    args: ['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=30:duration=2', '-pix_fmt', 'gray', '-f', 'rawvideo', 'pipe:1'],
    output: async (piece) => {
      reading += 1
      expect(reading).toBe(1)
      await new Promise((resolve) => setImmediate(resolve))
      bytes += piece.length
      reading -= 1
    },
    limit: 20_000,
    priority: 'low',
  })
  expect(end.frames).toBe(60)
  expect(bytes).toBe(60 * 640 * 360)
})

test('progress is the length written so far', async () => {
  const times: number[] = []
  await run({ args: ['-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=30:duration=2', '-f', 'null', '-'], progress: (time) => times.push(time), limit: 20_000, priority: 'normal' })
  expect(times.at(-1)).toBeGreaterThan(1_900)
})

test('it stops when asked to', async () => {
  const stop = new AbortController()
  const work = run({ args: endless, signal: stop.signal, output: async () => stop.abort(), limit: 20_000, priority: 'normal' })
  expect(await failureOf(work)).toEqual({ kind: 'cancelled' })
})

test('a signal given before it begins is enough', async () => {
  expect(await failureOf(run({ args: endless, signal: AbortSignal.abort(), limit: 20_000, priority: 'normal' }))).toEqual({ kind: 'cancelled' })
})

test('it ends when its time is over', async () => {
  expect(await failureOf(run({ args: endless, limit: 300, priority: 'normal' }))).toMatchObject({ kind: 'ffmpeg-failed', exitCode: -1 })
})

test('a reader that fails ends it with the reader\'s own failure', async () => {
  const work = run({ args: endless, output: () => Promise.reject(new Error('The disk is gone')), limit: 20_000, priority: 'normal' })
  await expect(work).rejects.toThrow('The disk is gone')
})

test('a failure says what ffmpeg said last', async () => {
  const failure = await failureOf(run({ args: ['-f', 'lavfi', '-i', 'no_such_source', '-f', 'null', '-'], limit: 20_000, priority: 'normal' }))
  expect(failure).toMatchObject({ kind: 'ffmpeg-failed', exitCode: 1 })
  expect(failure.kind === 'ffmpeg-failed' ? failure.lastLines : '').toContain('no_such_source')
})

test('where there is no such program, ffmpeg is missing', async () => {
  expect(await failureOf(ffmpegAt('no-such-program')({ args: ['-version'], limit: 20_000, priority: 'normal' }))).toEqual({ kind: 'ffmpeg-missing' })
})
