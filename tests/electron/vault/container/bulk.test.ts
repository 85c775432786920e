import { setImmediate } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { bulkSealer, type BulkSealer } from '../../../../electron/vault/container/bulk-sealer'
import { OVERHEAD_BYTES, RECORD_BYTES } from '../../../../electron/vault/container/format'
import { openContainer } from '../../../../electron/vault/container/reader'
import type { LaidOut } from '../../../../electron/vault/container/record'
import { make } from '../../../../electron/vault/container/reopen'
import type { Sealer } from '../../../../electron/vault/container/sealer'
import { createContainer, resumeContainer } from '../../../../electron/vault/container/writer'
import { anIdentity, contentOf, someBytes } from '../../../support/containers'
import { crashDisk } from '../../../support/crash-disk'

const PATH = '/vault/media/one'
/** So many bytes are sealed at once. */
const BATCH = 16 * RECORD_BYTES

let counting: CountingSealer | null = null

afterEach(async () => {
  await counting?.close()
  counting = null
})

interface CountingSealer extends BulkSealer {
  readonly taken: number
}

/** A thread that has begun, and how many batches it took since. */
async function aBegunSealer(): Promise<CountingSealer> {
  const bulk = bulkSealer()
  const { sealer } = await make(crashDisk(), PATH, anIdentity(), 'stream')
  while ((await bulk.seal(laidOut(sealer, 1), sealer)) === null) await setImmediate()
  let taken = 0
  return (counting = {
    seal(records, of) {
      const sealed = bulk.seal(records, of)
      if (sealed !== null) taken += 1
      return sealed
    },
    close: () => bulk.close(),
    get taken() {
      return taken
    },
  })
}

test.each([BATCH - 1, BATCH, BATCH + 1, 9 * BATCH + 100])('%i bytes that come in bulk are read again as they were', async (length) => {
  const bulk = await aBegunSealer()
  const [disk, identity, plain] = [crashDisk(), anIdentity(), someBytes(length)]
  const writer = await createContainer(disk, PATH, identity, bulk)
  await writer.append(plain)
  expect(writer.bytes).toBe(length)
  const seal = await writer.finish()
  expect(bulk.taken).toBe(Math.floor(length / BATCH))
  const reader = await openContainer(disk, PATH, identity, seal)
  expect((await contentOf(reader)).equals(plain)).toBe(true)
  await reader.verify()
})

test('what is short is sealed here, and still comes after what is sealed beside', async () => {
  const bulk = await aBegunSealer()
  const [disk, identity, plain] = [crashDisk(), anIdentity(), someBytes(7 * BATCH + 12_345)]
  const writer = await createContainer(disk, PATH, identity, bulk)
  for (let at = 0; at < plain.length; at += BATCH + 1_000) {
    await writer.append(plain.subarray(at, at + BATCH + 1_000))
    await writer.sync()
  }
  const reader = await openContainer(disk, PATH, identity, await writer.finish())
  expect(bulk.taken).toBeGreaterThan(3)
  expect((await contentOf(reader)).equals(plain)).toBe(true)
  await reader.verify()
})

test('bytes that were taken may change afterwards', async () => {
  const bulk = await aBegunSealer()
  const [disk, identity, plain] = [crashDisk(), anIdentity(), someBytes(BATCH)]
  const writer = await createContainer(disk, PATH, identity, bulk)
  const piece = Buffer.from(plain)
  await writer.append(piece)
  piece.fill(0)
  const reader = await openContainer(disk, PATH, identity, await writer.finish())
  expect((await contentOf(reader)).equals(plain)).toBe(true)
})

test('nothing is written behind a write that failed, and what was synced in front of it goes on', async () => {
  const bulk = await aBegunSealer()
  const [disk, identity, plain] = [crashDisk(), anIdentity(), someBytes(12 * BATCH)]
  const writer = await createContainer(disk, PATH, identity, bulk)
  await writer.append(plain.subarray(0, 2 * BATCH))
  await writer.sync()
  disk.failAt(disk.steps + 3, 'ENOSPC')
  const failed = await writer.append(plain.subarray(2 * BATCH)).then(() => writer.sync()).then(() => null, (error: unknown) => error)
  expect(failed).toMatchObject({ code: 'ENOSPC' })
  await expect(writer.append(plain)).rejects.toBe(failed)
  await writer.release()
  const found = await resumeContainer(disk, PATH, identity)
  if ('seal' in found) throw new Error('it has its end')
  expect(found.bytes).toBeGreaterThanOrEqual(4 * BATCH)
  expect(found.bytes).toBeLessThan(5 * BATCH)
  const reader = await openContainer(disk, PATH, identity, await found.writer.finish())
  expect((await contentOf(reader)).equals(plain.subarray(0, found.bytes))).toBe(true)
})

test('where the thread ends, what it had is refused, and whoever comes next seals without it', async () => {
  const bulk = await aBegunSealer()
  const { sealer } = await make(crashDisk(), PATH, anIdentity(), 'stream')
  const sealing = bulk.seal(laidOut(sealer, 500), sealer)
  await Promise.all([expect(sealing).rejects.toThrow(/has ended/), bulk.close()])
  expect(bulk.seal(laidOut(sealer, 1), sealer)).toBeNull()
})

test('a writer whose bytes were lost with the thread acknowledges nothing any more', async () => {
  const [disk, identity] = [crashDisk(), anIdentity()]
  const lost: BulkSealer = { seal: () => Promise.reject(new Error('lost')), close: async () => undefined }
  const writer = await createContainer(disk, PATH, identity, lost)
  await writer.append(someBytes(100))
  await writer.sync()
  await writer.append(someBytes(3 * BATCH))
  await expect(writer.sync()).rejects.toThrow('lost')
  await expect(writer.finish()).rejects.toThrow('lost')
  await writer.release()
  const found = await resumeContainer(disk, PATH, identity)
  expect('writer' in found && found.bytes).toBe(100)
})

function laidOut(sealer: Sealer, records: number): LaidOut {
  const bytes = Buffer.from(new ArrayBuffer(records * (RECORD_BYTES + OVERHEAD_BYTES)))
  let end = 0
  for (let count = 0; count < records; count++) end = sealer.layOut(bytes, end, RECORD_BYTES)
  return { bytes, start: 0, end }
}
