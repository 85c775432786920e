import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { sealBatch } from '../../../../electron/vault/container/batch'
import { bulkSealer, type BulkSealer } from '../../../../electron/vault/container/bulk-sealer'
import { OVERHEAD_BYTES, RECORD_BYTES } from '../../../../electron/vault/container/format'
import { openContainer } from '../../../../electron/vault/container/reader'
import type { LaidOut } from '../../../../electron/vault/container/record'
import { make } from '../../../../electron/vault/container/reopen'
import type { Sealer } from '../../../../electron/vault/container/sealer'
import { createContainer, resumeContainer } from '../../../../electron/vault/container/writer'
import type { Disk } from '../../../../electron/vault/disk'
import { anIdentity, contentOf, someBytes } from '../../../support/containers'
import { crashDisk } from '../../../support/crash-disk'
import { sealsBeside } from '../../../support/seals-beside'

const PATH = '/vault/media/one'
/** So many bytes are sealed at once. */
const BATCH = 16 * RECORD_BYTES
const SEALED_BATCH = 16 * (RECORD_BYTES + OVERHEAD_BYTES)

const begun: BulkSealer[] = []
afterEach(async () => {
  for (const bulk of begun.splice(0)) await bulk.close()
})

const aSealer = async (): Promise<Sealer> => (await make(crashDisk(), PATH, anIdentity(), 'stream')).sealer

function laidOut(sealer: Sealer, records: number): LaidOut {
  const bytes = Buffer.from(new ArrayBuffer(records * (RECORD_BYTES + OVERHEAD_BYTES)))
  let end = 0
  for (let count = 0; count < records; count++) end = sealer.layOut(bytes, end, RECORD_BYTES)
  return { bytes, start: 0, end }
}

/** A thread that has begun, and how many batches it took since. */
async function aThread(): Promise<BulkSealer & { readonly taken: () => number }> {
  const bulk = bulkSealer()
  begun.push(bulk)
  const sealer = await aSealer()
  const one = laidOut(sealer, 1)
  while ((await bulk.seal(one, sealer)) === null) await setImmediate()
  let taken = 0
  return {
    seal(records, of) {
      const sealed = bulk.seal(records, of)
      if (sealed !== null) taken += 1
      return sealed
    },
    close: () => bulk.close(),
    taken: () => taken,
  }
}

describe('on the thread', () => {
  test.each([BATCH - 1, BATCH, BATCH + 1, 9 * BATCH + 100])('%i bytes that come in bulk are sealed so that they are read again as they were', async (length) => {
    const bulk = await aThread()
    const [disk, identity, plain] = [crashDisk(), anIdentity(), someBytes(length)]
    const writer = await createContainer(disk, PATH, identity, bulk)
    await writer.append(plain)
    expect(writer.bytes).toBe(length)
    const seal = await writer.finish()
    expect(bulk.taken()).toBe(Math.floor(length / BATCH))
    const reader = await openContainer(disk, PATH, identity, seal)
    expect((await contentOf(reader)).equals(plain)).toBe(true)
    await reader.verify()
  })

  test('what is short is sealed here, and still comes after what is sealed there', async () => {
    const bulk = await aThread()
    const [disk, identity, plain] = [crashDisk(), anIdentity(), someBytes(7 * BATCH + 12_345)]
    const writer = await createContainer(disk, PATH, identity, bulk)
    for (let at = 0; at < plain.length; at += BATCH + 1_000) {
      await writer.append(plain.subarray(at, at + BATCH + 1_000))
      await writer.sync()
    }
    const reader = await openContainer(disk, PATH, identity, await writer.finish())
    expect(bulk.taken()).toBeGreaterThan(3)
    expect((await contentOf(reader)).equals(plain)).toBe(true)
    await reader.verify()
  })

  test('a fault refuses everything that it had, and whoever comes next seals without it', async () => {
    const bulk = await aThread()
    const sealer = await aSealer()
    const wrong = { ...laidOut(sealer, 1), end: 100 }
    const sealings = [bulk.seal(wrong, sealer), bulk.seal(laidOut(sealer, 1), sealer)]
    for (const sealing of sealings) await expect(sealing).rejects.toThrow(/laid out wrongly/)
    expect(bulk.seal(laidOut(sealer, 1), sealer)).toBeNull()
  })

  test('nothing is taken once it was closed', async () => {
    const bulk = await aThread()
    const sealer = await aSealer()
    await bulk.close()
    expect(bulk.seal(laidOut(sealer, 1), sealer)).toBeNull()
  })

  test('there is a file’s key for one batch only, and nothing beside it that it does not need', async () => {
    const sealer = await aSealer()
    const batch = sealer.handOver(laidOut(sealer, 2))
    // Whoever posts a piece of shared memory posts all of it: notes and keys of others.
    for (const part of [batch.bytes, batch.key, batch.context]) expect(part.buffer.byteLength).toBe(part.length)
    expect(batch.key.some((byte) => byte !== 0)).toBe(true)
    const { tags } = sealBatch(batch)
    expect(batch.key.every((byte) => byte === 0)).toBe(true)
    expect(tags.buffer.byteLength).toBe(2 * 16)
    const wrong = sealer.handOver({ ...laidOut(sealer, 1), end: 100 })
    expect(() => sealBatch(wrong)).toThrow(/laid out wrongly/)
    expect(wrong.key.every((byte) => byte === 0)).toBe(true)
  })
})

test('no record is sealed twice, which would bring back what it was', async () => {
  const sealer = await aSealer()
  const records = laidOut(sealer, 2)
  sealer.seal(records)
  expect(() => sealer.seal(records)).toThrow(/twice/)
  expect(() => sealer.handOver(records)).toThrow(/twice/)
  expect(() => sealer.seal(laidOut(sealer, 1))).not.toThrow()
})

test('bytes that were taken may change afterwards', async () => {
  const [disk, identity, plain] = [crashDisk(), anIdentity(), someBytes(BATCH)]
  const writer = await createContainer(disk, PATH, identity, sealsBeside())
  const piece = Buffer.from(plain)
  await writer.append(piece)
  piece.fill(0)
  const reader = await openContainer(disk, PATH, identity, await writer.finish())
  expect((await contentOf(reader)).equals(plain)).toBe(true)
})

test('what is not sealed yet is overwritten when its writer is let go', async () => {
  const seen: Buffer[] = []
  const beside = sealsBeside()
  const bulk: BulkSealer = {
    seal(records, sealer) {
      seen.push(records.bytes)
      return beside.seal(records, sealer)
    },
    close: () => beside.close(),
  }
  const writer = await createContainer(crashDisk(), PATH, anIdentity(), bulk)
  await writer.append(someBytes(BATCH))
  await writer.sync()
  // Now it lies in the memory that came back.
  await writer.append(Buffer.from('a name that nobody may read'))
  expect(seen[0]?.includes('a name that nobody may read')).toBe(true)
  await writer.release()
  expect(seen[0]?.includes('a name that nobody may read')).toBe(false)
})

test('whoever brings more than is sealed waits: three pieces at most are on their way', async () => {
  const answers: (() => void)[] = []
  const beside = sealsBeside()
  const bulk: BulkSealer = {
    async seal(records, sealer) {
      const sealed = beside.seal(records, sealer)
      await new Promise<void>((resolve) => answers.push(resolve))
      return (await sealed) ?? Promise.reject(new Error('Nothing was sealed'))
    },
    close: () => beside.close(),
  }
  const [disk, identity, plain] = [crashDisk(), anIdentity(), someBytes(6 * BATCH)]
  const writer = await createContainer(disk, PATH, identity, bulk)
  let isTaken = false
  const taken = writer.append(plain).then(() => (isTaken = true))
  for (let answered = 0; answered < 6; answered++) {
    while (answers.length === 0) await setImmediate()
    expect(answers.length).toBeLessThanOrEqual(3)
    expect(isTaken).toBe(answered > 2)
    answers.shift()?.()
    for (let turn = 0; turn < 5; turn++) await setImmediate()
  }
  await taken
  const reader = await openContainer(disk, PATH, identity, await writer.finish())
  expect((await contentOf(reader)).equals(plain)).toBe(true)
})

describe('after a failure', () => {
  test('nothing is written behind a write that failed, and what is in front of it goes on', async () => {
    const [disk, identity, plain] = [crashDisk(), anIdentity(), someBytes(12 * BATCH)]
    const writer = await createContainer(disk, PATH, identity, sealsBeside())
    await writer.append(plain.subarray(0, 2 * BATCH))
    await writer.sync()
    const synced = disk.bytes(PATH).length
    disk.failAt(disk.steps + 3, 'ENOSPC')
    const failed = await writer.append(plain.subarray(2 * BATCH)).then(() => writer.sync()).then(() => null, (error: unknown) => error)
    expect(failed).toMatchObject({ code: 'ENOSPC' })
    await expect(writer.append(plain)).rejects.toBe(failed)
    await writer.release()
    // Two whole ones, and half of the one that failed.
    expect(disk.bytes(PATH).length).toBeLessThan(synced + 3 * SEALED_BATCH)
    const found = await resumeContainer(disk, PATH, identity)
    if ('seal' in found) throw new Error('it has its end')
    expect(found.bytes).toBeGreaterThanOrEqual(4 * BATCH)
    const reader = await openContainer(disk, PATH, identity, await found.writer.finish())
    expect((await contentOf(reader)).equals(plain.subarray(0, found.bytes))).toBe(true)
  })

  test('of a sync that goes on beside, nothing is acknowledged', async () => {
    const [disk, identity] = [crashDisk(), anIdentity()]
    const writer = await createContainer(disk, PATH, identity, sealsBeside())
    // The sync after sixteen writes of a mebibyte.
    disk.failAt(disk.steps + 17, 'EIO')
    await writer.append(someBytes(17 * BATCH))
    await expect(writer.sync()).rejects.toMatchObject({ code: 'EIO' })
    await expect(writer.finish()).rejects.toMatchObject({ code: 'EIO' })
    await writer.release()
  })

  test('a writer whose bytes were lost beside acknowledges nothing any more', async () => {
    const [disk, identity] = [crashDisk(), anIdentity()]
    const writer = await createContainer(disk, PATH, identity, sealsBeside(() => new Error('lost')))
    await writer.append(someBytes(100))
    await writer.sync()
    await writer.append(someBytes(3 * BATCH))
    await expect(writer.sync()).rejects.toThrow('lost')
    await expect(writer.finish()).rejects.toThrow('lost')
    await writer.release()
    const found = await resumeContainer(disk, PATH, identity)
    expect('writer' in found && found.bytes).toBe(100)
  })
})

describe('when a writer was let go, nothing is on its way any more', () => {
  test('no write in front of one that failed', async () => {
    const happened: string[] = []
    let count = 0
    const bulk = sealsBeside(() => ((count += 1) === 2 ? new Error('lost') : null))
    const writer = await createContainer(slowly(crashDisk(), happened), PATH, anIdentity(), bulk)
    await writer.append(someBytes(2 * BATCH))
    await writer.release()
    expect(happened.at(-1)).toBe('closed')
    expect(happened.filter((what) => what === 'written')).toHaveLength(2)
  })

  test('no sync that the last write began', async () => {
    const happened: string[] = []
    const writer = await createContainer(slowly(crashDisk(), happened), PATH, anIdentity(), sealsBeside())
    await writer.append(someBytes(16 * BATCH))
    await writer.release()
    expect(happened.slice(-3)).toEqual(['written', 'synced', 'closed'])
  })
})

/** Takes a few turns for everything that it does to a file, and tells when it was done. */
function slowly(disk: Disk, happened: string[]): Disk {
  return {
    ...disk,
    async open(path, use) {
      const file = await disk.open(path, use)
      const after = async (what: string, act: () => Promise<void>): Promise<void> => {
        for (let turn = 0; turn < 5; turn++) await setImmediate()
        await act()
        happened.push(what)
      }
      return {
        ...file,
        write: (bytes) => after('written', () => file.write(bytes)),
        sync: () => after('synced', () => file.sync()),
        async close() {
          happened.push('closed')
          await file.close()
        },
      }
    },
  }
}
