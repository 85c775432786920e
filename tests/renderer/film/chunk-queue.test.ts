import { describe, expect, it, vi } from 'vitest'
import { DiskTooSlow, makeChunkQueue, MOST_WAITING } from '../../../renderer/features/film/recorder/chunk-queue'
import { LARGEST_CHUNK_BYTES } from '../../../shared/bridge/bounds'

const aChunk = (...bytes: number[]) => ({ arrayBuffer: async () => Uint8Array.from(bytes).buffer })

describe('footage on its way to the vault', () => {
  it('arrives in the order in which it was filmed, although an earlier piece takes longer', async () => {
    const written: number[] = []
    let writeFirst: () => void = () => undefined
    const first = new Promise<void>(resolve => (writeFirst = resolve))
    const queue = makeChunkQueue(async (index, bytes) => {
      if (index === 0) await first
      written.push(index, ...bytes)
    }, vi.fn<(error: unknown) => void>())
    queue.add(aChunk(10))
    queue.add(aChunk(20))
    // Long enough for the second to be written, if nothing held it up.
    await new Promise(resolve => setTimeout(resolve))
    writeFirst()
    await queue.drained()
    expect(written).toEqual([0, 10, 1, 20])
  })

  it('is cut where one piece is longer than the bridge takes, and loses nothing', async () => {
    const written: (readonly [index: number, length: number, first: number | undefined])[] = []
    const queue = makeChunkQueue(async (index, bytes) => void written.push([index, bytes.length, bytes[0]]), vi.fn<(error: unknown) => void>())
    const long = new Uint8Array(LARGEST_CHUNK_BYTES + 3)
    long[LARGEST_CHUNK_BYTES] = 9
    queue.add({ arrayBuffer: async () => long.buffer })
    queue.add(aChunk(7))
    await queue.drained()
    expect(written).toEqual([[0, LARGEST_CHUNK_BYTES, 0], [1, 3, 9], [2, 1, 7]])
  })

  it('is not kept in memory once it is on disk', async () => {
    const queue = makeChunkQueue(async () => undefined, vi.fn<(error: unknown) => void>())
    queue.add(aChunk(1))
    expect(queue.waiting).toBe(1)
    await queue.drained()
    expect(queue.waiting).toBe(0)
  })

  it('stays one whole piece when the disk is full: nothing is written after the first failure', async () => {
    const full = new Error('disk full')
    const append = vi.fn<(index: number) => Promise<void>>(async index => {
      if (index === 1) throw full
    })
    const onFailure = vi.fn<(error: unknown) => void>()
    const queue = makeChunkQueue(append, onFailure)
    for (const byte of [1, 2, 3]) queue.add(aChunk(byte))
    await queue.drained()
    queue.add(aChunk(4))
    await queue.drained()
    expect(append.mock.calls.map(([index]) => index)).toEqual([0, 1])
    expect(onFailure.mock.calls).toEqual([[full]])
  })

  it('does not fill the memory when the disk does not keep up', () => {
    const onFailure = vi.fn<(error: unknown) => void>()
    const queue = makeChunkQueue(() => new Promise(() => undefined), onFailure)
    for (let second = 0; second <= MOST_WAITING + 5; second += 1) queue.add(aChunk(second))
    expect(queue.waiting).toBe(MOST_WAITING)
    expect(onFailure).toHaveBeenCalledTimes(1)
    expect(onFailure.mock.calls[0]?.[0]).toBeInstanceOf(DiskTooSlow)
  })
})
