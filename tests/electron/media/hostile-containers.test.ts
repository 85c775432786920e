import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { boundedReading } from '../../../electron/media/bounded-reading'
import { mostBytesAtOnce, mostBytesRead } from '../../../electron/media/limits'
import { readContainer } from '../../../electron/media/read-container'
import type { Vault } from '../../../electron/vault/vault'
import { listInterrupted } from '../../../electron/interrupted'
import { makeImports } from '../../../electron/imports'
import { hugeTracks, neverEnding, onlyNullPackets, onlyVoids, type MadeFile } from '../../support/hostile-containers'
import { failureOf, openRoom } from './media-room'

// What was filmed stays: there is nothing to write down.
const nobodyWrites = { write: () => Promise.reject(new Error('Nothing is to be removed')) }

const key = 'recordings/hostile/original'
const MINUTE = 60_000

/** Of a vault only what reading takes; notes how much was asked for. */
function vaultWith({ size, fill }: MadeFile) {
  const asked = { reads: 0, largest: 0 }
  const vault: Pick<Vault, 'read'> = {
    async *read(_, { start, end } = { start: 0, end: size }) {
      asked.reads += 1
      asked.largest = Math.max(asked.largest, end - start)
      for (let at = start; at < end; at += 65_536) {
        const piece = new Uint8Array(Math.min(65_536, end - at))
        fill(at, piece)
        await nextTurn()
        yield piece
      }
    },
  }
  return { vault: vault as Vault, asked }
}

const made = (bytes: Uint8Array): MadeFile => ({ size: bytes.length, fill: (at, into) => into.set(bytes.subarray(at, at + into.length)) })

describe('a file made so that its reader never ends', () => {
  test('is given up as damaged, and everything else goes on meanwhile', async () => {
    const { vault } = vaultWith(made(neverEnding))
    let turns = 0
    const ticking = setInterval(() => (turns += 1), 10)
    expect(await failureOf(readContainer(vault, key, neverEnding.length, 'matroska', { limit: 1_500 }))).toEqual({ kind: 'media-unreadable', problem: 'damaged' })
    clearInterval(ticking)
    expect(turns).toBeGreaterThan(20)
  })

  test.each([
    ['a loop without an end', made(neverEnding), 'matroska'],
    ['gigabytes of elements without meaning', onlyVoids, 'matroska'],
    ['gigabytes of packets without content', onlyNullPackets, 'mpegts'],
  ] as const)('can be stopped in %s', async (_, file, container) => {
    const { vault, asked } = vaultWith(file)
    const stop = new AbortController()
    const failure = failureOf(readContainer(vault, key, file.size, container, { signal: stop.signal }))
    await expect.poll(() => asked.reads, { timeout: 20_000 }).toBeGreaterThan(0)
    stop.abort()
    expect(await failure).toEqual({ kind: 'cancelled' })
    const then = asked.reads
    await nextTurn()
    expect(asked.reads).toBe(then)
  })
})

describe('memory', () => {
  test('is not taken for a list that claims three GiB', async () => {
    const { vault, asked } = vaultWith(hugeTracks)
    expect(await failureOf(readContainer(vault, key, hugeTracks.size, 'matroska'))).toEqual({ kind: 'media-unreadable', problem: 'damaged' })
    expect(asked.largest).toBeLessThanOrEqual(mostBytesAtOnce)
  })

  test('is not taken for more than a bounded piece, nor time for more than a file holds a few times over', async () => {
    const { vault, asked } = vaultWith({ size: 1_000, fill: () => undefined })
    const read = boundedReading(vault, key, mostBytesAtOnce + 2, new AbortController().signal)
    expect(await failureOf(read(0, mostBytesAtOnce + 1))).toEqual({ kind: 'media-unreadable', problem: 'damaged' })
    expect(asked.reads).toBe(0)
    const again = boundedReading(vault, key, 65_536, new AbortController().signal)
    for (let total = 65_536; total <= mostBytesRead(65_536); total += 65_536) await again(0, 65_536)
    expect(await failureOf(again(0, 65_536))).toEqual({ kind: 'media-unreadable', problem: 'damaged' })
  })

  test.each([
    ['a beginning', Number.NaN, 10],
    ['an end', 0, Number.NaN],
  ])('is bounded also where %s is asked for that is no number', async (_, start, end) => {
    const { vault, asked } = vaultWith({ size: 1_000, fill: () => undefined })
    const read = boundedReading(vault, key, 1_000, new AbortController().signal)
    expect(await failureOf(read(start, end))).toEqual({ kind: 'media-unreadable', problem: 'damaged' })
    expect(await failureOf(read(0, 10))).toEqual({ kind: 'media-unreadable', problem: 'damaged' })
    expect(asked.reads).toBe(0)
  })
})

describe('after a start that met such a file', () => {
  /** Looks at it until the reader hangs, and lets the time that it may take go by. */
  async function waited<T>(reads: () => number, work: Promise<T>): Promise<T> {
    const before = reads()
    while (reads() < before + 2) await nextTurn()
    vi.advanceTimersByTime(MINUTE + 1)
    return work
  }

  async function roomWithHostile(origin: 'file' | 'camera') {
    let reads = 0
    const room = await openRoom({
      around: (vault) => ({
        ...vault,
        read(...given: Parameters<Vault['read']>) {
          reads += 1
          return vault.read(...given)
        },
      }),
    })
    const writer = await room.vault.write(key)
    await writer.append(neverEnding)
    await writer.commit()
    await room.vault.updateFacts('hostile', { sessionId: 'session-1', origin, mimeType: 'video/webm', startedAt: '2026-03-01T10:00:00Z', state: 'closed' })
    return { room, reads: () => reads }
  }

  test('a file that was being imported is gone, and no later start asks for it again', async () => {
    const { room, reads } = await roomWithHostile('file')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const imports = makeImports({ vault: room.vault, media: room.media, announce: () => undefined })
      expect(await failureOf(waited(reads, imports.finish('hostile')))).toEqual({ kind: 'media-unreadable', problem: 'damaged' })
      expect(await room.vault.recordingIds()).toEqual([])
      expect(await failureOf(imports.finish('hostile'))).toMatchObject({ kind: 'recording-missing' })
    } finally {
      vi.useRealTimers()
      await room.close()
    }
  })

  test('footage of the camera is kept, marked as damaged, and not looked at again', async () => {
    const { room, reads } = await roomWithHostile('camera')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      expect(await waited(reads, listInterrupted({ vault: room.vault, audit: nobodyWrites, media: room.media }, () => false))).toMatchObject([{ recordingId: 'hostile', media: null }])
      const examine = vi.spyOn(room.media, 'examine')
      expect(await listInterrupted({ vault: room.vault, audit: nobodyWrites, media: room.media }, () => false)).toMatchObject([{ recordingId: 'hostile', media: null }])
      expect(examine).not.toHaveBeenCalled()
      expect(await room.vault.size(key)).toBe(neverEnding.length)
    } finally {
      vi.useRealTimers()
      await room.close()
    }
  })
})
