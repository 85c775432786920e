import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ffmpegAt } from '../../../electron/media/run-ffmpeg'
import { makeEmptyFolder } from '../../../electron/vault/empty-folder'
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

test('it works in an empty folder in which nobody may write', async () => {
  const data = await mkdtemp(join(tmpdir(), 'second-look-empty-'))
  try {
    const folder = await makeEmptyFolder(data)
    // A second start finds the folder of the first, and needs no room for another; one in which something lies is emptied.
    const made = (await stat(folder)).birthtimeMs
    expect(await makeEmptyFolder(data)).toBe(folder)
    expect((await stat(folder)).birthtimeMs).toBe(made)
    await chmod(folder, 0o700)
    await writeFile(join(folder, 'vault.json'), '{}')
    await makeEmptyFolder(data)
    expect(await readdir(folder)).toEqual([])
    if (process.platform !== 'win32') expect((await stat(folder)).mode & 0o777).toBe(0o500)
    const failure = await failureOf(ffmpegAt('ffmpeg', folder)({ args: ['-f', 'matroska', '-i', 'vault.json', '-f', 'null', '-'], limit: 20_000, priority: 'normal' }))
    expect(failure.kind === 'ffmpeg-failed' ? failure.lastLines : '').toContain('No such file')
    await ffmpegAt('ffmpeg', folder)({ args: ['-f', 'lavfi', '-i', 'testsrc2=size=64x64:duration=1', '-f', 'rawvideo', 'pipe:1'], limit: 20_000, priority: 'normal' })
    expect(await readdir(folder)).toEqual([])
  } finally {
    await rm(data, { recursive: true, force: true })
  }
})

test.runIf(process.platform === 'linux')('it cannot write a file even where it is told to', async () => {
  const data = await mkdtemp(join(tmpdir(), 'second-look-told-'))
  try {
    await failureOf(run({ args: ['-f', 'lavfi', '-i', 'testsrc2=size=64x64:duration=1', '-f', 'rawvideo', join(data, 'film')], limit: 20_000, priority: 'normal' }))
    const written = await Promise.all((await readdir(data)).map(async (name) => (await stat(join(data, name))).size))
    expect(written.reduce((sum, size) => sum + size, 0)).toBe(0)
  } finally {
    await rm(data, { recursive: true, force: true })
  }
})
