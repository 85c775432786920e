import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeCopy } from '../../../electron/archive/write-copy'
import { exportFilm } from '../../../electron/media/export-film'
import { outlineMp4 } from '../../../electron/media/mp4/outline'
import { failureOf, fixture, openRoom, type Room } from './media-room'

const run = promisify(execFile)
let room: Room
let folder: string
let recordingId: string
let filmId: string

beforeAll(async () => {
  room = await openRoom()
  folder = await mkdtemp(join(tmpdir(), 'second-look-copies-'))
  recordingId = (await room.examine(fixture('flash-and-click.mp4'))).id
  const items = [[500, 1_500], [2_500, 4_000]].map(([start = 0, end = 0]) => ({ kind: 'clip', recordingId, start, end, slowdown: 1, caption: null }) as const)
  filmId = (await room.media.render('film', { width: 640, height: 360, frameRate: 30, items }, () => undefined)).recordingId
}, 60_000)
afterAll(async () => {
  await room.close()
  await rm(folder, { recursive: true, force: true })
})

const copyTo = (path: string) => writeCopy(path, { produce: (write) => exportFilm(room.vault, filmId, write) })

test('a copy for the family is an ordinary film that says nothing about where it comes from', { timeout: 30_000 }, async () => {
  const path = join(folder, 'For Noor.mp4')
  const written = await copyTo(path)
  const bytes = await readFile(path)
  expect(written).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length })
  const { heads, media, isFragmented } = await outlineMp4(async (start, end) => bytes.subarray(start, end), bytes.length)
  expect(isFragmented).toBe(false)
  expect(heads[0]?.end).toBeLessThan(media[0]?.start ?? 0)
  const { stdout } = await run('ffprobe', ['-v', 'error', '-count_frames', '-show_entries', 'format_tags:stream_tags:stream=nb_read_frames,codec_type:format=duration', '-of', 'json', path])
  const told = JSON.parse(stdout) as { streams: { codec_type: string; nb_read_frames: string }[]; format: { duration: string; tags: Record<string, string> } }
  expect(stdout).not.toMatch(/creation_time|title|encoder|location|comment/)
  expect(told.streams.find(({ codec_type: type }) => type === 'video')?.nb_read_frames).toBe('75')
  expect(Number(told.format.duration)).toBeCloseTo(2.5, 1)
  expect(await readdir(folder)).toEqual(['For Noor.mp4'])
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0)
})

test('only a film leaves this way, never the footage of a visit', async () => {
  const failure = await failureOf(exportFilm(room.vault, recordingId, async () => undefined))
  expect(failure).toEqual({ kind: 'recording-missing', recordingId })
})

test('a copy that is given up leaves what stood there before, and nothing beside it', async () => {
  const path = join(folder, 'stopped.mp4')
  await writeCopy(path, { produce: (write) => write(Buffer.from('before')) })
  const stop = new AbortController()
  const work = writeCopy(path, {
    signal: stop.signal,
    produce: (write) =>
      exportFilm(room.vault, filmId, async (piece) => {
        await write(piece)
        stop.abort()
      }),
  })
  expect(await failureOf(work)).toEqual({ kind: 'cancelled' })
  expect(await readFile(path, 'utf8')).toBe('before')
  expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([])
})

test('where nothing can be written, it is said so', async () => {
  expect(await failureOf(copyTo(join(folder, 'nowhere', 'film.mp4')))).toEqual({ kind: 'storage-failed', code: 'ENOENT' })
})
