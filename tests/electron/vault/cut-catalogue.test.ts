import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { openCatalogue } from '../../../electron/vault/catalogue/catalogue'
import { HEADER_BYTES, OVERHEAD_BYTES, readRecordHeader } from '../../../electron/vault/container/format'
import { localDisk, type Disk } from '../../../electron/vault/disk'
import { aDataFolder } from '../../support/data-folder'
import { openSealedIn, vaultSecrets } from '../../support/sealed-vault'
import { openWholeVault } from '../../support/test-vault'
import { aboutFilming, bytesOf, put, textAt } from './bytes'

const IDS = ['rec-1', 'rec-2'] as const

let folder: string
let root: string
let catalogue: string
/** The files of both recordings. */
let footage: readonly string[]

/** Two recordings, imported, and the vault closed. */
beforeEach(async () => {
  folder = await aDataFolder()
  root = join(folder, 'vault')
  catalogue = join(root, 'catalogue-1')
  const { vault } = await openSealedIn(folder)
  for (const id of IDS) {
    await put(vault, `recordings/${id}/original`, bytesOf(`footage of ${id}`))
    await vault.updateFacts(id, { ...aboutFilming, origin: 'file', state: 'closed' })
  }
  await vault.close()
  footage = await readdir(join(root, 'media'))
  expect(footage).toHaveLength(2)
})

/** Where each record of the catalogue begins. */
async function recordsOf(path: string): Promise<readonly number[]> {
  const bytes = await readFile(path)
  const found: number[] = []
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    found.push(at)
    const header = readRecordHeader(bytes, at)
    if (!header) throw new Error('Not a record')
    at += OVERHEAD_BYTES + header.length
  }
  return found
}

async function filesIn(name: string): Promise<readonly string[]> {
  return localDisk.names(join(root, name))
}

/** Of what was erased. */
const listsBeside = async (): Promise<readonly string[]> => (await localDisk.names(folder)).filter((name) => name.startsWith('erased'))

async function tombstones(): Promise<readonly string[]> {
  const opened = await openCatalogue(localDisk, root, vaultSecrets())
  const found = [...opened.contents.tombstones]
  await opened.close()
  return found
}

async function lastByteFlipped(): Promise<void> {
  const bytes = await readFile(catalogue)
  bytes[bytes.length - 1]! ^= 1
  await writeFile(catalogue, bytes)
}

describe('a catalogue that was cut', () => {
  test.each([0, 100])('to %i bytes does not open, and everything stays as it is', async (bytes) => {
    await truncate(catalogue, bytes)
    await expect(openSealedIn(folder)).rejects.toMatchObject({ name: 'VaultDamaged' })
    expect((await filesIn('media')).toSorted()).toEqual(footage.toSorted())
    expect((await stat(catalogue)).size).toBe(bytes)
    expect(await listsBeside()).toEqual([])
  })

  test.each([
    ['whose last bit is another', lastByteFlipped, 1],
    ['by its last message', async () => truncate(catalogue, (await recordsOf(catalogue)).at(-1)), 1],
    ['by its last two messages', async () => truncate(catalogue, (await recordsOf(catalogue)).at(-2)), 1],
    ['to its beginning', async () => truncate(catalogue, (await recordsOf(catalogue))[1]), 0],
  ])('or hurt: %s, costs no footage at this start or at later ones', async (_, hurt, left) => {
    await hurt()
    for (let start = 1; start <= 3; start += 1) {
      const opened = await openSealedIn(folder)
      const { vault } = opened
      const counted = await opened.aside()
      expect(await vault.recordingIds()).toEqual(IDS.slice(0, left))
      if (left > 0) expect(await textAt(vault, 'recordings/rec-1/original')).toBe('footage of rec-1')
      await vault.close()
      expect(await filesIn('media')).toHaveLength(left)
      expect([...(await filesIn('media')), ...(await filesIn('unknown'))].toSorted()).toEqual(footage.toSorted())
      expect(counted.files).toBe(footage.length - left)
      expect(counted.bytes > 0).toBe(left < footage.length)
      expect(await listsBeside()).toEqual([])
      expect(await tombstones()).toEqual([])
    }
  })

  test.each([
    ['its last bit is another', lastByteFlipped],
    ['its last message is gone', async () => truncate(catalogue, (await recordsOf(catalogue)).at(-1))],
  ])('keeps the key of what it cannot name any more: %s', async (_, hurt) => {
    await hurt()
    for (let start = 1; start <= 2; start += 1) await (await openSealedIn(folder)).vault.close()
    const opened = await openCatalogue(localDisk, root, vaultSecrets())
    expect([...opened.contents.keys.keys()]).toContain('rec-2')
    await opened.close()
  })
})

test('a catalogue that was cut by its last message, whose note went with it, costs no footage', async () => {
  await truncate(catalogue, (await recordsOf(catalogue)).at(-1))
  await rm(join(root, 'end-note'))
  const opened = await openSealedIn(folder)
  expect(opened.signs).toEqual(['ends-missing'])
  await opened.vault.close()
  expect([...(await filesIn('media')), ...(await filesIn('unknown'))].toSorted()).toEqual(footage.toSorted())
})

test('a disk that refuses to set footage aside costs none of it, either', async () => {
  await truncate(catalogue, (await recordsOf(catalogue)).at(-1))
  const refusing: Disk = {
    ...localDisk,
    async rename(from, to) {
      if (from.includes('media')) throw Object.assign(new Error('EIO'), { code: 'EIO' })
      await localDisk.rename(from, to)
    },
  }
  await expect(openSealedIn(folder, refusing)).rejects.toMatchObject({ error: { kind: 'storage-failed' } })
  for (let start = 1; start <= 2; start += 1) await (await openSealedIn(folder)).vault.close()
  expect([...(await filesIn('media')), ...(await filesIn('unknown'))].toSorted()).toEqual(footage.toSorted())
})

describe('after a crash that tore nothing', () => {
  test('an object that was never finished is swept, and the vault stays as small as it was', async () => {
    const { vault } = await openWholeVault(folder)
    const writer = await vault.write('recordings/rec-3/original')
    await writer.append(bytesOf('half'))
    expect(await filesIn('media')).toHaveLength(3)

    const next = await openSealedIn(folder)
    expect((await filesIn('media')).toSorted()).toEqual(footage.toSorted())
    expect(await filesIn('unknown')).toEqual([])
    await next.vault.close()
  })

  test('a recording without facts goes with its key, and nobody is told that it was erased', async () => {
    const { vault } = await openWholeVault(folder)
    await put(vault, 'recordings/rec-3/original', bytesOf('nothing is known about it'))

    await (await openSealedIn(folder)).vault.close()
    const opened = await openCatalogue(localDisk, root, vaultSecrets())
    expect([...opened.contents.keys.keys()]).toEqual([...IDS])
    expect([...opened.contents.tombstones]).toEqual([])
    await opened.close()
    expect((await filesIn('media')).toSorted()).toEqual(footage.toSorted())
    expect(await listsBeside()).toEqual([])
  })
})
