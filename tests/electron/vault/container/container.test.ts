import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openContainer } from '../../../../electron/vault/container/reader'
import { createContainer, resumeContainer, type ContainerWriter } from '../../../../electron/vault/container/writer'
import { VaultDamaged } from '../../../../electron/vault/crypto/damaged'
import { localDisk } from '../../../../electron/vault/disk'
import { anIdentity, contentOf, someBytes } from '../../../support/containers'
import { crashDisk, randomFrom } from '../../../support/crash-disk'
import { aDataFolder } from '../../../support/data-folder'

const CHUNK = 64 * 1_024
const PATH = '/vault/media/one'

async function resumed(...given: Parameters<typeof resumeContainer>): Promise<ContainerWriter> {
  const found = await resumeContainer(...given)
  if ('seal' in found) throw new Error('it has its end')
  return found.writer
}

describe('what was sealed is read again', () => {
  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 1, 5_000_001])('%i bytes', async (length) => {
    const disk = crashDisk()
    const identity = anIdentity()
    const plain = someBytes(length)
    const writer = await createContainer(disk, PATH, identity)
    await writer.append(plain)
    const seal = await writer.finish()
    expect(seal.bytes).toBe(length)
    for (const expected of [seal, null]) {
      const reader = await openContainer(disk, PATH, identity, expected)
      expect(reader.bytes).toBe(length)
      expect(reader.seal).toEqual(seal)
      expect(Buffer.compare(await contentOf(reader), plain)).toBe(0)
      await reader.verify()
      await reader.close()
    }
  })

  test('from a real disk, in pieces of any length, over several sittings', async () => {
    const path = join(await aDataFolder(), 'one')
    const identity = anIdentity()
    const plain = someBytes(3_000_000)
    const random = randomFrom(7)
    let writer = await createContainer(localDisk, path, identity)
    for (let at = 0; at < plain.length; ) {
      const piece = plain.subarray(at, at + Math.floor(random() * 200_000))
      await writer.append(piece)
      at += piece.length
      const chance = random()
      if (chance < 0.4) await writer.sync()
      if (chance < 0.2) {
        await writer.release()
        writer = await resumed(localDisk, path, identity)
        expect(writer.bytes).toBe(at)
      }
    }
    const seal = await writer.finish()
    const reader = await openContainer(localDisk, path, identity, seal)
    expect(Buffer.compare(await contentOf(reader), plain)).toBe(0)
    for (let count = 0; count < 100; count++) {
      const start = Math.floor(random() * plain.length)
      const end = start + Math.floor(random() * Math.min(300_000, plain.length - start))
      expect(Buffer.compare(await contentOf(reader, start, end), plain.subarray(start, end))).toBe(0)
    }
    await reader.verify()
    await reader.close()
  })

  test('any range of a whole file, byte for byte, also where two reads cross', async () => {
    const disk = crashDisk()
    const identity = anIdentity()
    const plain = someBytes(20 * CHUNK + 77)
    const writer = await createContainer(disk, PATH, identity)
    await writer.append(plain)
    const reader = await openContainer(disk, PATH, identity, await writer.finish())
    const ranges = [[0, 1], [CHUNK - 1, CHUNK + 1], [CHUNK, CHUNK], [3, 20 * CHUNK], [20 * CHUNK, 20 * CHUNK + 77], [17 * CHUNK + 5, 17 * CHUNK + 9], [17 * CHUNK + 9, 18 * CHUNK]] as const
    const found = await Promise.all(ranges.map(([start, end]) => contentOf(reader, start, end)))
    for (const [index, [start, end]] of ranges.entries()) expect(found[index]?.equals(plain.subarray(start, end))).toBe(true)
    await expect(contentOf(reader, 5, 4)).rejects.toThrow(RangeError)
    await expect(contentOf(reader, 0, plain.length + 1)).rejects.toThrow(RangeError)
  })
})

describe('a file that is still being written', () => {
  test('is read as far as it was synced, and says that it has no end', async () => {
    const disk = crashDisk()
    const identity = anIdentity()
    const writer = await createContainer(disk, PATH, identity)
    await writer.append(someBytes(100_000))
    await writer.sync()
    await writer.append(someBytes(10))
    const reader = await openContainer(disk, PATH, identity, null)
    expect(reader.seal).toBeNull()
    expect((await contentOf(reader)).equals(someBytes(100_000))).toBe(true)
    await writer.release()
  })

  test('cannot be made twice, and is missed where it was never made', async () => {
    const disk = crashDisk()
    const identity = anIdentity()
    await (await createContainer(disk, PATH, identity)).release()
    await expect(createContainer(disk, PATH, identity)).rejects.toMatchObject({ code: 'EEXIST' })
    await expect(openContainer(disk, '/vault/media/two', identity, null)).rejects.toMatchObject({ what: 'missing' })
    await expect(resumeContainer(disk, '/vault/media/two', identity)).rejects.toMatchObject({ what: 'missing' })
  })

  test('gives its seal when it turns out to be finished', async () => {
    const disk = crashDisk()
    const identity = anIdentity()
    const writer = await createContainer(disk, PATH, identity)
    await writer.append(someBytes(10))
    const seal = await writer.finish()
    expect(await resumeContainer(disk, PATH, identity)).toEqual({ seal })
  })

  test('is cut back to what was acknowledged', async () => {
    const disk = crashDisk()
    const identity = anIdentity()
    const writer = await createContainer(disk, PATH, identity)
    await writer.append(someBytes(1_000))
    await writer.sync()
    await writer.append(Buffer.from('half a chunk'))
    await writer.sync()
    await writer.release()
    const again = await resumed(disk, PATH, identity, 1_000)
    await again.append(Buffer.from('the next one'))
    const reader = await openContainer(disk, PATH, identity, await again.finish())
    expect(await contentOf(reader)).toEqual(Buffer.concat([someBytes(1_000), Buffer.from('the next one')]))
    await expect(resumeContainer(disk, PATH, identity, 900)).rejects.toThrow(VaultDamaged)
  })

  test('tells damage from a tear: what follows a sync proves that all in front was on disk', async () => {
    const disk = crashDisk()
    const identity = anIdentity()
    const writer = await createContainer(disk, PATH, identity)
    for (const text of ['first', 'second', 'third']) {
      await writer.append(Buffer.from(text))
      await writer.sync()
    }
    await writer.release()
    const bytes = Buffer.from(disk.bytes(PATH))
    const second = bytes.length - 2 * 40 - 'secondthird'.length
    bytes[second + 30] = (bytes[second + 30] ?? 0) ^ 1
    disk.put(PATH, bytes)
    await expect(openContainer(disk, PATH, identity, null)).rejects.toMatchObject({ what: 'tampered' })
    await expect(resumeContainer(disk, PATH, identity)).rejects.toMatchObject({ what: 'tampered' })
    expect(disk.bytes(PATH)).toEqual(bytes)
  })
})

describe('after a write that failed', () => {
  test.each([1, 2, 3, 4])('nothing is acknowledged any more, and the file goes on in a new epoch (step %i)', async (step) => {
    const disk = crashDisk()
    const identity = anIdentity()
    const writer = await createContainer(disk, PATH, identity)
    await writer.append(someBytes(1_000))
    await writer.sync()
    disk.failAt(disk.steps + step, 'ENOSPC')
    await writer.append(someBytes(2_000))
    const failed = await writer.sync().then(() => writer.append(someBytes(2_000))).then(() => writer.sync()).then(() => null, (error: unknown) => error)
    expect(failed).toMatchObject({ code: 'ENOSPC' })
    await expect(writer.append(Buffer.from('more'))).rejects.toBe(failed)
    await expect(writer.sync()).rejects.toBe(failed)
    await expect(writer.finish()).rejects.toBe(failed)
    await writer.release()
    const kept = step < 3 ? 1_000 : 3_000
    const again = await resumed(disk, PATH, identity, kept)
    expect(again.bytes).toBe(kept)
    const reader = await openContainer(disk, PATH, identity, await again.finish())
    expect(reader.bytes).toBe(kept)
  })

  test('a file that could not be begun is not there', async () => {
    for (const step of [2, 3, 4]) {
      const disk = crashDisk()
      disk.failAt(step, 'ENOSPC')
      await expect(createContainer(disk, PATH, anIdentity())).rejects.toMatchObject({ code: 'ENOSPC' })
      expect(await disk.facts(PATH)).toBeNull()
    }
  })

  test('a file that was let go refuses everything but being let go again', async () => {
    const writer = await createContainer(crashDisk(), PATH, anIdentity())
    await writer.release()
    await writer.release()
    await expect(writer.append(Buffer.from('more'))).rejects.toThrow(/closed/)
    await expect(writer.finish()).rejects.toThrow(/closed/)
  })
})

test('a key of another file, or a wrong vault, opens and changes nothing', async () => {
  const disk = crashDisk()
  const identity = anIdentity()
  const writer = await createContainer(disk, PATH, identity)
  await writer.append(someBytes(1_000))
  await writer.sync()
  await writer.release()
  const before = Buffer.from(disk.bytes(PATH))
  for (const part of ['vaultId', 'fileId', 'key'] as const) {
    const wrong = { ...identity, [part]: anIdentity()[part] }
    await expect(openContainer(disk, PATH, wrong, null)).rejects.toThrow(VaultDamaged)
    await expect(resumeContainer(disk, PATH, wrong)).rejects.toThrow(VaultDamaged)
  }
  expect(disk.bytes(PATH)).toEqual(before)
})

test('an earlier version of a file is not the one that is expected, be it of the same length', async () => {
  const disk = crashDisk()
  const identity = anIdentity()
  const sealOf = async (text: string) => {
    await disk.remove(PATH)
    const writer = await createContainer(disk, PATH, identity)
    await writer.append(Buffer.from(text))
    return writer.finish()
  }
  await sealOf('what was agreed in May')
  const earlier = Buffer.from(disk.bytes(PATH))
  const seal = await sealOf('what was agreed in Jun')
  disk.put(PATH, earlier)
  await expect(openContainer(disk, PATH, identity, seal)).rejects.toMatchObject({ what: 'tampered' })
})

test('a finished file that lost its end is not taken for one that is still being written', async () => {
  const disk = crashDisk()
  const identity = anIdentity()
  const writer = await createContainer(disk, PATH, identity)
  await writer.append(someBytes(1_000))
  await writer.sync()
  const unfinished = Buffer.from(disk.bytes(PATH))
  const seal = await writer.finish()
  disk.put(PATH, unfinished)
  await expect(openContainer(disk, PATH, identity, seal)).rejects.toMatchObject({ what: 'tampered' })
})

test('nothing of what was written can be seen in the file', async () => {
  const disk = crashDisk()
  const identity = anIdentity()
  const writer = await createContainer(disk, PATH, identity)
  await writer.append(Buffer.from('a name that nobody may read'))
  await writer.finish()
  expect(disk.bytes(PATH).includes('name that nobody')).toBe(false)
  expect(disk.bytes(PATH).includes(Buffer.from(identity.key))).toBe(false)
})
