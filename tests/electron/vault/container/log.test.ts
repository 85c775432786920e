import { describe, expect, test } from 'vitest'
import { createLog, openLog, readLog } from '../../../../electron/vault/container/log'
import type { ContainerIdentity } from '../../../../electron/vault/container/format'
import { openContainer } from '../../../../electron/vault/container/reader'
import { VaultDamaged } from '../../../../electron/vault/crypto/damaged'
import type { Disk } from '../../../../electron/vault/disk'
import { anIdentity, someBytes } from '../../../support/containers'
import { crashDisk } from '../../../support/crash-disk'

const PATH = '/vault/journal/1'
const texts = (...words: string[]) => words.map((word) => Buffer.from(word))

async function messagesIn(disk: Disk, identity: ContainerIdentity): Promise<string[]> {
  const found: string[] = []
  await readLog(disk, PATH, identity, (message) => void found.push(message.toString()))
  return found
}

test('messages come back whole and in order, also over several sittings', async () => {
  const disk = crashDisk()
  const identity = anIdentity()
  const first = await createLog(disk, PATH, identity)
  await first.append(texts('one', '', 'three'))
  await first.append([])
  await first.append(texts('four'))
  await first.release()
  const seen: string[] = []
  const second = await openLog(disk, PATH, identity, (message) => void seen.push(message.toString()))
  await second.append(texts('five'))
  await second.release()
  expect(seen).toEqual(['one', '', 'three', 'four'])
  expect(await messagesIn(disk, identity)).toEqual(['one', '', 'three', 'four', 'five'])
})

test('a large message is one message, and a larger one is refused before anything is written', async () => {
  const disk = crashDisk()
  const identity = anIdentity()
  const log = await createLog(disk, PATH, identity)
  const large = someBytes(16 * 1_024 * 1_024)
  await log.append([large, ...texts('small')])
  await expect(log.append([Buffer.alloc(large.length + 1)])).rejects.toThrow(RangeError)
  await log.append(texts('after'))
  await log.release()
  const found: Buffer[] = []
  await readLog(disk, PATH, identity, (message) => void found.push(Buffer.from(message)))
  expect(found.map((message) => message.length)).toEqual([large.length, 5, 5])
  expect(Buffer.compare(found[0] ?? Buffer.alloc(0), large)).toBe(0)
})

test('opening a log and appending nothing leaves it as it was', async () => {
  const disk = crashDisk()
  const identity = anIdentity()
  await (await createLog(disk, PATH, identity)).release()
  const before = Buffer.from(disk.bytes(PATH))
  await (await openLog(disk, PATH, identity, () => undefined)).release()
  expect(disk.bytes(PATH)).toEqual(before)
})

describe('damage', () => {
  test('a torn tail is cut, and the log goes on', async () => {
    const disk = crashDisk()
    const identity = anIdentity()
    const log = await createLog(disk, PATH, identity)
    await log.append(texts('one', 'two'))
    await log.release()
    disk.put(PATH, disk.bytes(PATH).subarray(0, -3))
    const again = await openLog(disk, PATH, identity, () => undefined)
    await again.append(texts('three'))
    await again.release()
    expect(await messagesIn(disk, identity)).toEqual(['one', 'three'])
  })

  test('a message damaged in front of a later sync is said, not cut', async () => {
    const disk = crashDisk()
    const identity = anIdentity()
    const log = await createLog(disk, PATH, identity)
    await log.append(texts('one'))
    await log.append(texts('two'))
    await log.release()
    const bytes = Buffer.from(disk.bytes(PATH))
    const one = bytes.length - 40 - 3 - 5
    bytes[one] = (bytes[one] ?? 0) ^ 4
    disk.put(PATH, bytes)
    await expect(messagesIn(disk, identity)).rejects.toMatchObject({ what: 'tampered' })
    await expect(openLog(disk, PATH, identity, () => undefined)).rejects.toThrow(VaultDamaged)
    expect(disk.bytes(PATH)).toEqual(bytes)
  })

  test('a later sitting does not follow on another past, be it as long', async () => {
    const identity = anIdentity()
    const sittings = async (...words: readonly string[]) => {
      const disk = crashDisk()
      let log = await createLog(disk, PATH, identity)
      const ends: number[] = []
      for (const word of words) {
        await log.append(texts(word))
        await log.append(texts('so it was'))
        await log.release()
        ends.push(disk.bytes(PATH).length)
        log = await openLog(disk, PATH, identity, () => undefined)
      }
      await log.release()
      return { bytes: disk.bytes(PATH), firstEnd: ends[0] ?? 0 }
    }
    const [first, second] = [await sittings('agreed', 'signed'), await sittings('denied', 'signed')]
    const spliced = crashDisk(new Map([[PATH, Buffer.concat([second.bytes.subarray(0, second.firstEnd), first.bytes.subarray(first.firstEnd)])]]))
    await expect(messagesIn(spliced, identity)).rejects.toMatchObject({ what: 'tampered' })
  })

  test('a log is not taken for a film', async () => {
    const disk = crashDisk()
    const identity = anIdentity()
    const log = await createLog(disk, PATH, identity)
    await log.append(texts('one'))
    await log.release()
    await expect(openContainer(disk, PATH, identity, null)).rejects.toThrow(VaultDamaged)
  })
})

test('after a write that failed nothing more is written', async () => {
  const disk = crashDisk()
  const identity = anIdentity()
  const log = await createLog(disk, PATH, identity)
  await log.append(texts('one'))
  disk.failAt(disk.steps + 1, 'ENOSPC')
  await expect(log.append(texts('two'))).rejects.toMatchObject({ code: 'ENOSPC' })
  await expect(log.append(texts('three'))).rejects.toMatchObject({ code: 'ENOSPC' })
  await log.release()
  expect(await messagesIn(disk, identity)).toEqual(['one'])
})
