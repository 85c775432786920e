import { link, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createCatalogue, openCatalogue } from '../../../electron/vault/catalogue/catalogue'
import { decodeEntry, encodeEntry } from '../../../electron/vault/catalogue/entries'
import { localDisk, type Disk } from '../../../electron/vault/disk'
import { replaceFile } from '../../../electron/vault/replace-file'
import { aDataFolder } from '../../support/data-folder'
import { vaultSecrets } from '../../support/sealed-vault'

async function aCatalogue() {
  const folder = await aDataFolder()
  await createCatalogue(localDisk, folder, vaultSecrets(), [
    { kind: 'key', owner: 'rec-1', key: Buffer.alloc(32, 1) },
    { kind: 'key', owner: 'rec-2', key: Buffer.alloc(32, 2) },
  ])
  return { folder, catalogue: await openCatalogue(localDisk, folder, vaultSecrets()) }
}

test('a key that an earlier version wrote as text is still a key', () => {
  const key = Buffer.alloc(32, 5)
  expect(decodeEntry(Buffer.from(JSON.stringify({ kind: 'key', owner: 'rec-1', key: key.toString('base64') })))).toEqual({ kind: 'key', owner: 'rec-1', key })
  expect(decodeEntry(encodeEntry({ kind: 'key', owner: 'rec-1', key }))).toEqual({ kind: 'key', owner: 'rec-1', key })
})

const isZeros = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0)

describe('keys that are not needed any more', () => {
  test('are overwritten in memory when the catalogue is closed', async () => {
    const { catalogue } = await aCatalogue()
    const keys = [...catalogue.contents.keys.values()]
    expect(keys.map(isZeros)).toEqual([false, false])
    await catalogue.close()
    expect(keys.map(isZeros)).toEqual([true, true])
  })

  test('are overwritten on the disk, not only removed, when something is erased', async () => {
    const { folder, catalogue } = await aCatalogue()
    const names = await readdir(folder)
    expect(names.toSorted()).toEqual(['catalogue-1', 'keyring-1'])
    // A second name for the same bytes shows what becomes of them.
    for (const name of names) await link(join(folder, name), join(folder, `kept-${name}`))
    await catalogue.erase(new Set(['rec-1']))
    for (const name of names) expect(isZeros(await readFile(join(folder, `kept-${name}`)))).toBe(true)
    await catalogue.close()
  })

  test('are overwritten where a crash left them half-made, before they go', async () => {
    const { folder, catalogue } = await aCatalogue()
    await catalogue.close()
    const halfMade = ['keyring-2.partial', 'catalogue-2']
    for (const name of halfMade) {
      await writeFile(join(folder, name), Buffer.alloc(60, 9))
      await link(join(folder, name), join(folder, `kept-${name}`))
    }
    const opened = await openCatalogue(localDisk, folder, vaultSecrets())
    expect((await readdir(folder)).filter((name) => halfMade.includes(name))).toEqual([])
    for (const name of halfMade) expect(isZeros(await readFile(join(folder, `kept-${name}`)))).toBe(true)
    await opened.close()
  })

  test('are overwritten where their file could not be given its name', async () => {
    const folder = await aDataFolder()
    const disk: Disk = {
      ...localDisk,
      async rename(from) {
        await link(from, join(folder, 'kept'))
        throw Object.assign(new Error('EIO'), { code: 'EIO' })
      },
    }
    await expect(replaceFile(disk, folder, 'keyring-1', Buffer.alloc(60, 9))).rejects.toThrow('EIO')
    expect(await readdir(folder)).toEqual(['kept'])
    expect(isZeros(await readFile(join(folder, 'kept')))).toBe(true)
  })
})
