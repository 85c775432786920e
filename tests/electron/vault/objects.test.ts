import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { localDisk, type Disk } from '../../../electron/vault/disk'
import { openVault } from '../../support/test-vault'
import { segmentOf, type Vault, type VaultKey } from '../../../electron/vault/vault'
import { aDataFolder } from '../../support/data-folder'
import { failingDisk } from '../../support/failing-disk'
import { aboutFilming, bytesOf, put, textAt } from './bytes'

const PICTURE: VaultKey = `pictures/${'ab'.repeat(32)}`

describe('an object in the vault', () => {
  test('is seen only once it is whole', async () => {
    const vault = await openVault(await aDataFolder())
    const writer = await vault.write(PICTURE)
    await writer.append(bytesOf('a picture'))
    expect(await vault.size(PICTURE)).toBeNull()
    await writer.commit()
    expect(await textAt(vault, PICTURE)).toBe('a picture')
  })

  test.skipIf(process.platform === 'win32')('is nothing that others who use the computer may read', async () => {
    const folder = await aDataFolder()
    const vault = await openVault(folder)
    await filmed(vault)
    await put(vault, PICTURE, bytesOf('a picture'))
    const everything = ['.', ...(await readdir(join(folder, 'vault'), { recursive: true }))]
    expect(everything.length).toBeGreaterThan(5)
    for (const path of everything) expect((await stat(join(folder, 'vault', path))).mode & 0o077).toBe(0)
  })

  test('that was abandoned leaves nothing, not even on the disk', async () => {
    const folder = await aDataFolder()
    const vault = await openVault(folder)
    const writer = await vault.write(PICTURE)
    await writer.append(bytesOf('half'))
    await writer.abandon()
    expect(await vault.size(PICTURE)).toBeNull()
    expect(await mediaFiles(folder)).toEqual([])
  })

  test('that is abandoned after it was committed stays', async () => {
    const vault = await openVault(await aDataFolder())
    const writer = await vault.write(PICTURE)
    await writer.commit()
    await writer.abandon()
    expect(await vault.size(PICTURE)).toBe(0)
  })

  test.each(['write', 'sync'] as const)('leaves nothing where the disk is full at the %s', async (fails) => {
    const folder = await aDataFolder()
    const disk = failingDisk()
    const vault = await openVault(folder, disk)
    const writer = await vault.write(PICTURE)
    disk.fail('ENOSPC', fails)
    await expect(writer.append(bytesOf('a picture')).then(() => writer.commit())).rejects.toMatchObject({ error: { kind: 'disk-full' } })
    expect(await mediaFiles(folder)).toEqual([])
  })

  test('that a process left unfinished is swept away when the vault opens again', async () => {
    const folder = await aDataFolder()
    const writer = await (await openVault(folder)).write(PICTURE)
    await writer.append(bytesOf('half'))
    const vault = await openVault(folder)
    expect(await mediaFiles(folder)).toEqual([])
    expect(await vault.list('pictures/')).toEqual([])
    await writer.abandon()
  })

  test('gives any part of itself, whatever the sizes of the pieces it came in', async () => {
    const vault = await openVault(await aDataFolder())
    const whole = Uint8Array.from({ length: 5_000_003 }, (_, index) => (index * 31) % 251)
    const writer = await vault.write(PICTURE)
    for (let at = 0, size = 1; at < whole.length; at += size, size = (size * 7) % 3_000_017) await writer.append(whole.subarray(at, at + size))
    await writer.commit()
    const [start, end] = [1_048_570, 4_194_310]
    const pieces: Uint8Array[] = []
    for await (const piece of vault.read(PICTURE, { start, end })) pieces.push(piece)
    expect(Buffer.concat(pieces).equals(whole.subarray(start, end))).toBe(true)
  })

  test('refuses a part that lies outside of it', async () => {
    const vault = await openVault(await aDataFolder())
    await put(vault, PICTURE, bytesOf('short'))
    await expect(textAt(vault, PICTURE, { start: 0, end: 6 })).rejects.toThrow(RangeError)
  })
})

describe('names that are no keys are refused', () => {
  test.each([
    'recordings/../../outside/original',
    'recordings/a/b/original',
    'recordings/a/facts.json',
    'recordings//original',
    'recordings/a/original/../../x',
    'pictures/..',
    `pictures/${'AB'.repeat(32)}`,
    'pictures/abc',
    'segments/',
    'segments/../pictures',
    'segments/a/b',
    'segments/.hidden',
    'segments/a\0b',
    'segments/a\n',
    '/etc/passwd',
    'C:\\windows',
  ])('%j', async (name) => {
    const vault = await openVault(await aDataFolder())
    const key = name as VaultKey
    await expect(vault.size(key)).rejects.toThrow('Not a key')
    await expect(textAt(vault, key)).rejects.toThrow('Not a key')
    await expect(Promise.resolve().then(() => vault.write(key))).rejects.toThrow('Not a key')
    await expect(Promise.resolve().then(() => vault.remove(key))).rejects.toThrow('Not a key')
    await expect(vault.lend(key)).rejects.toThrow('Not a key')
  })

  test('a recording cannot be removed by anything but an id', async () => {
    const vault = await openVault(await aDataFolder())
    await expect(vault.removeRecording('../..')).rejects.toThrow('Not the id')
  })
})

describe('what is missing', () => {
  test.each<[VaultKey, object]>([
    ['recordings/r-1/proxy', { kind: 'recording-missing', recordingId: 'r-1' }],
    [PICTURE, { kind: 'picture-missing', hash: 'ab'.repeat(32) }],
    ['segments/s1', { kind: 'storage-failed', code: 'ENOENT' }],
  ])('%s is missed by its name', async (key, error) => {
    const vault = await openVault(await aDataFolder())
    expect(await vault.size(key)).toBeNull()
    await expect(textAt(vault, key)).rejects.toMatchObject({ error })
    await expect(vault.lend(key)).rejects.toMatchObject({ error })
  })
})

test('what was used last comes last in the list', async () => {
  const usedAt = new Map<string, number>()
  let moment = 0
  const disk: Disk = {
    ...localDisk,
    touch: async (path) => void usedAt.set(path, (moment += 1)),
    facts: async (path) => {
      const facts = await localDisk.facts(path)
      return facts && { ...facts, modifiedAt: usedAt.get(path) ?? 0 }
    },
  }
  const vault = await openVault(await aDataFolder(), disk)
  await put(vault, 'segments/older', bytesOf('12345'))
  await put(vault, 'segments/newer', bytesOf('123'))
  expect(await textAt(vault, 'segments/older')).toBe('12345')
  expect((await vault.list('segments/')).map(({ key, bytes }) => [key, bytes])).toEqual([
    ['segments/newer', 3],
    ['segments/older', 5],
  ])
})

describe('a removed recording', () => {
  test('takes everything made of it along, and stays away', async () => {
    const folder = await aDataFolder()
    const vault = await openVault(folder)
    const id = await filmed(vault)
    await put(vault, `recordings/${id}/proxy`, bytesOf('proxy'))
    await vault.removeRecording(id)
    expect(await vault.recordingIds()).toEqual([])
    expect(await mediaFiles(folder)).toEqual([])
    expect(await (await openVault(folder)).recordingIds()).toEqual([])
  })

  test('takes what was cut from it along, and what is still being made of it leaves nothing', async () => {
    const folder = await aDataFolder()
    const vault = await openVault(folder)
    const [removed, kept] = [await filmed(vault), await filmed(vault)]
    for (const id of [removed, kept]) await put(vault, segmentOf(id, 'passage'), bytesOf('a passage'))
    const pictures = await vault.write(`recordings/${removed}/pictures`)
    const segment = await vault.write(segmentOf(removed, 'another'))

    await vault.removeRecording(removed)
    const gone = { error: { kind: 'recording-missing', recordingId: removed } }
    for (const writer of [pictures, segment]) await expect(writer.append(bytesOf('late')).then(() => writer.commit())).rejects.toMatchObject(gone)
    await expect(vault.write(`recordings/${removed}/frames`)).rejects.toMatchObject(gone)
    expect((await vault.list('segments/')).map(({ key }) => key)).toEqual([segmentOf(kept, 'passage')])
    expect(await mediaFiles(folder)).toHaveLength(2)
  })

  test('can be removed where the disk is full, which is when it matters', async () => {
    const folder = await aDataFolder()
    const disk = failingDisk()
    const vault = await openVault(folder, disk)
    const id = await filmed(vault)
    disk.fail('ENOSPC', 'write')
    disk.mendOnRemoval()
    await vault.removeRecording(id)
    expect(await vault.recordingIds()).toEqual([])
    expect(await mediaFiles(folder)).toEqual([])
  })

  test('leaves no key behind that could open its bytes, wherever a copy of them lies', async () => {
    const folder = await aDataFolder()
    const vault = await openVault(folder)
    const id = await filmed(vault)
    const before = await readdir(join(folder, 'vault'))
    await vault.removeRecording(id)
    const after = await readdir(join(folder, 'vault'))
    const keyFiles = (names: readonly string[]) => names.filter((name) => /^(keyring|catalogue)-/.test(name)).toSorted()
    expect(keyFiles(before)).toEqual(['catalogue-1', 'keyring-1'])
    expect(keyFiles(after)).toEqual(['catalogue-2', 'keyring-2'])
  })

  test('may be removed twice, or while it is being filmed', async () => {
    const vault = await openVault(await aDataFolder())
    const id = await vault.beginRecording(aboutFilming)
    await Promise.all([vault.removeRecording(id), vault.removeRecording(id)])
    expect(await vault.openRecordings()).toEqual([])
  })
})

describe('facts about a recording', () => {
  test('are found again by the next process', async () => {
    const folder = await aDataFolder()
    const vault = await openVault(folder)
    const id = await filmed(vault)
    await vault.updateFacts(id, { state: 'interrupted', media: { duration: 5 } })
    expect(await (await openVault(folder)).facts(id)).toMatchObject({ state: 'interrupted', media: { duration: 5 }, sessionId: 'session-1' })
  })

  test('begin with the first complete change, and not with less', async () => {
    const vault = await openVault(await aDataFolder())
    await expect(vault.updateFacts('film-1', { state: 'closed' })).rejects.toMatchObject({ error: { kind: 'recording-missing' } })
    await vault.updateFacts('film-1', { ...aboutFilming, origin: 'film', state: 'closed' })
    expect(await vault.recordingIds()).toEqual(['film-1'])
  })

  test('without which footage was left by a cut-off copy let it be swept away', async () => {
    const folder = await aDataFolder()
    await put(await openVault(folder), 'recordings/half-imported/original', bytesOf('bytes'))
    const vault = await openVault(folder)
    expect(await vault.size('recordings/half-imported/original')).toBeNull()
  })
})

describe('a vault that is opened while the disk is full', () => {
  async function withLeftovers() {
    const folder = await aDataFolder()
    const before = await openVault(folder)
    const kept = await filmed(before)
    await put(before, 'recordings/half-imported/original', bytesOf('bytes'))
    await before.close()
    await writeFile(join(folder, 'vault', 'media', 'ab'.repeat(16)), 'never finished')
    const disk = failingDisk()
    disk.fail('ENOSPC', 'write')
    return { folder, kept, disk }
  }

  test('lets its people in, and clears away what was left once there is room', async () => {
    const { folder, kept, disk } = await withLeftovers()
    const full = await openVault(folder, disk)
    expect(await textAt(full, `recordings/${kept}/original`)).toBe('film')
    expect(await mediaFiles(folder)).toHaveLength(2)
    disk.mend()
    await full.updateFacts(kept, { state: 'interrupted' })
    await full.close()
    const roomy = await openVault(folder)
    expect((await roomy.facts(kept)).state).toBe('interrupted')
    expect(await textAt(roomy, `recordings/${kept}/original`)).toBe('film')
    expect(await mediaFiles(folder)).toHaveLength(1)
  })

  test('makes room with what was never finished before it needs any', async () => {
    const { folder, disk } = await withLeftovers()
    disk.mendOnRemoval()
    await openVault(folder, disk)
    expect(await mediaFiles(folder)).toHaveLength(1)
  })
})

test('the vault knows how much it holds and how much room is left', async () => {
  const vault = await openVault(await aDataFolder())
  const before = await vault.usedBytes()
  await put(vault, PICTURE, new Uint8Array(12_345))
  const grown = (await vault.usedBytes()) - before
  expect(grown).toBeGreaterThan(12_345)
  expect(grown).toBeLessThan(12_345 + 2_000)
  expect(await vault.freeBytes()).toBeGreaterThan(0)
})

async function filmed(vault: Vault): Promise<string> {
  const id = await vault.beginRecording(aboutFilming)
  await vault.appendChunk(id, 0, bytesOf('film'))
  await vault.closeRecording(id)
  return id
}

const mediaFiles = (dataFolder: string): Promise<string[]> => readdir(join(dataFolder, 'vault', 'media'))
