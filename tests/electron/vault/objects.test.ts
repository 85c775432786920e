import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { localDisk, type Disk } from '../../../electron/vault/disk'
import { openVault } from '../../../electron/vault/open-vault'
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
    const id = await filmed(vault)
    await put(vault, PICTURE, bytesOf('a picture'))
    const modes = await Promise.all(['.', 'recordings', `recordings/${id}`, `recordings/${id}/original`, `recordings/${id}/facts.json`, PICTURE].map(async (path) => (await stat(join(folder, 'vault', path))).mode & 0o077))
    expect(modes).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('that was abandoned leaves nothing, not even on the disk', async () => {
    const folder = await aDataFolder()
    const vault = await openVault(folder)
    const writer = await vault.write(PICTURE)
    await writer.append(bytesOf('half'))
    await writer.abandon()
    expect(await vault.size(PICTURE)).toBeNull()
    expect(await readdir(join(folder, 'vault', 'pictures'))).toEqual([])
  })

  test('that is abandoned after it was committed stays', async () => {
    const vault = await openVault(await aDataFolder())
    const writer = await vault.write(PICTURE)
    await writer.commit()
    await writer.abandon()
    expect(await vault.size(PICTURE)).toBe(0)
  })

  test.each(['write', 'sync', 'rename'] as const)('leaves nothing where the disk is full at the %s', async (fails) => {
    const folder = await aDataFolder()
    const disk = failingDisk()
    const vault = await openVault(folder, disk)
    const writer = await vault.write(PICTURE)
    disk.fail('ENOSPC', fails)
    await expect(writer.append(bytesOf('a picture')).then(() => writer.commit())).rejects.toMatchObject({ error: { kind: 'disk-full' } })
    expect(await readdir(join(folder, 'vault', 'pictures'))).toEqual([])
  })

  test('that a process left unfinished is swept away when the vault opens again', async () => {
    const folder = await aDataFolder()
    const writer = await (await openVault(folder)).write(PICTURE)
    await writer.append(bytesOf('half'))
    const vault = await openVault(folder)
    expect(await readdir(join(folder, 'vault', 'pictures'))).toEqual([])
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

describe('names that are no keys are refused before they come near a path', () => {
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
    'segments/a.partial',
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
  const folder = await aDataFolder()
  const vault = await openVault(folder)
  await put(vault, 'segments/older', bytesOf('12345'))
  await put(vault, 'segments/newer', bytesOf('123'))
  for (const [day, name] of ['older', 'newer'].entries()) await utimes(join(folder, 'vault', 'segments', name), day, day)
  await (await vault.lend('segments/older')).release()
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
    expect(await readdir(join(folder, 'vault', 'recordings'))).toEqual([])
    expect(await (await openVault(folder)).recordingIds()).toEqual([])
  })

  test('takes what was cut from it along, and what is still being made of it leaves nothing', async () => {
    const folder = await aDataFolder()
    const vault = await openVault(folder)
    const [removed, kept] = [await filmed(vault), await filmed(vault)]
    for (const id of [removed, kept]) await put(vault, segmentOf(id, 'passage'), bytesOf('a passage'))
    const pictures = await vault.write(`recordings/${removed}/pictures`)
    const segment = await vault.write(segmentOf(removed, 'another'))
    const proxy = await vault.workFile('mp4')
    await writeFile(proxy.path, 'a proxy')

    await vault.removeRecording(removed)
    const gone = { error: { kind: 'recording-missing', recordingId: removed } }
    for (const writer of [pictures, segment]) await expect(writer.append(bytesOf('late')).then(() => writer.commit())).rejects.toMatchObject(gone)
    await expect(proxy.adopt(`recordings/${removed}/proxy`)).rejects.toMatchObject(gone)
    await expect(vault.write(`recordings/${removed}/frames`)).rejects.toMatchObject(gone)
    await proxy.discard()
    expect((await vault.list('segments/')).map(({ key }) => key)).toEqual([segmentOf(kept, 'passage')])
    expect(await readdir(join(folder, 'vault', 'segments'))).toHaveLength(1)
    expect(await readdir(join(folder, 'vault', 'recordings'))).toEqual([kept])
  })

  test('can be removed where the disk is too full to make a folder, which is when it matters', async () => {
    const folder = await aDataFolder()
    let isFull = false
    const disk: Disk = { ...localDisk, makeFolder: (path) => (isFull ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : localDisk.makeFolder(path)) }
    const id = await filmed(await openVault(folder, disk))
    const vault = await openVault(folder, disk)
    isFull = true
    await vault.removeRecording(id)
    expect(await readdir(join(folder, 'vault', 'recordings'))).toEqual([])
    expect(await readdir(join(folder, 'vault', 'removed'))).toEqual([])
  })

  test('that was half removed when the app ended leaves no passage behind', async () => {
    const folder = await aDataFolder()
    const vault = await openVault(folder)
    const id = await filmed(vault)
    await put(vault, segmentOf(id, 'passage'), bytesOf('a passage'))
    await rm(join(folder, 'vault', 'recordings', id), { recursive: true })
    await openVault(folder)
    expect(await readdir(join(folder, 'vault', 'segments'))).toEqual([])
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

  test('that cannot be read hide their recording, but never cost its footage', async () => {
    const folder = await aDataFolder()
    const id = await filmed(await openVault(folder))
    await writeFile(join(folder, 'vault', 'recordings', id, 'facts.json'), '{ torn')
    const vault = await openVault(folder)
    expect(await vault.recordingIds()).toEqual([])
    expect(await textAt(vault, `recordings/${id}/original`)).toBe('film')
  })

  test('without which footage was left by a cut-off copy let it be swept away', async () => {
    const folder = await aDataFolder()
    await put(await openVault(folder), 'recordings/half-imported/original', bytesOf('bytes'))
    const vault = await openVault(folder)
    expect(await vault.size('recordings/half-imported/original')).toBeNull()
  })
})

describe('a work file', () => {
  test('becomes an object by being adopted', async () => {
    const vault = await openVault(await aDataFolder())
    const work = await vault.workFile('mp4')
    await writeFile(work.path, 'a film')
    await work.adopt('recordings/film-1/original')
    expect(await textAt(vault, 'recordings/film-1/original')).toBe('a film')
  })

  test('that nobody adopted is gone when the vault opens again', async () => {
    const folder = await aDataFolder()
    const work = await (await openVault(folder)).workFile('mp4')
    await writeFile(work.path, 'half a film')
    await openVault(folder)
    expect(await readdir(join(folder, 'vault', 'work'))).toEqual([])
  })
})

test('the vault knows how much it holds and how much room is left', async () => {
  const vault = await openVault(await aDataFolder())
  const before = await vault.usedBytes()
  await put(vault, PICTURE, new Uint8Array(12_345))
  expect((await vault.usedBytes()) - before).toBe(12_345)
  expect(await vault.freeBytes()).toBeGreaterThan(0)
})

async function filmed(vault: Vault): Promise<string> {
  const id = await vault.beginRecording(aboutFilming)
  await vault.appendChunk(id, 0, bytesOf('film'))
  await vault.closeRecording(id)
  return id
}
