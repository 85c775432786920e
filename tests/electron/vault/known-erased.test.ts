import { cp, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { localDisk, type Disk } from '../../../electron/vault/disk'
import type { OpenedVault } from '../../../electron/vault/sealed-vault'
import { aDataFolder } from '../../support/data-folder'
import { openSealedIn } from '../../support/sealed-vault'
import { openWholeVault } from '../../support/test-vault'

const family = { table: 'families', id: 'fern', group: 'fern' } as const
let folder: string
let body: Uint8Array

/** What was written about a family, and the vault closed. */
beforeEach(async () => {
  folder = await aDataFolder()
  const { records, vault } = await openSealedIn(folder)
  const { bodies } = await records.commit([{ ...family, references: {}, value: 'Fern' }])
  body = bodies[0] ?? new Uint8Array()
  await vault.close()
})

const besides = async (): Promise<readonly string[]> => (await readdir(folder)).filter((name) => name.startsWith('erased'))
const kindsOf = async ({ audit }: OpenedVault): Promise<readonly string[]> => (await audit.list(null, 20)).lines.map(({ what }) => what.kind)
const read = ({ records }: OpenedVault): unknown => records.open([{ ...family, body }])[0]

describe('a list of what to erase that the vault did not write', () => {
  test.each([
    ['in the open, as an earlier version had it', 'erased.json', JSON.stringify(['fern'])],
    ['under the name that the vault’s own has', `erased-${'07'.repeat(16)}`, JSON.stringify(['fern'])],
    ['in the open, that cannot be read', 'erased.json', '[fern'],
    ['that is nothing at all', `erased-${'07'.repeat(16)}`, ''],
  ])('%s, destroys nothing, is put aside, and is said and written down once', async (_, name, list) => {
    await writeFile(join(folder, name), list)
    const opened = await openWholeVault(folder)
    expect(await opened.eraseAgain()).toBe(0)
    expect(read(opened)).toBe('Fern')
    expect(opened.signs).toEqual(['erased-list-refused'])
    expect(await kindsOf(opened)).toEqual(['erased-list-refused'])
    await opened.vault.close()
    expect(await besides()).toEqual([`${name}.refused`])
    const again = await openWholeVault(folder)
    expect(again.signs).toEqual([])
    expect(await again.eraseAgain()).toBe(0)
  })

  test('of another vault, is not this one’s', async () => {
    const other = await aDataFolder()
    const { erase, vault } = await openSealedIn(other)
    await erase({ groups: new Set(['fern']), recordingIds: new Set() })
    await vault.close()
    const [name = ''] = (await readdir(other)).filter((one) => one.startsWith('erased-'))
    // The same number, and other keys.
    await cp(join(other, name), join(folder, name))
    const opened = await openWholeVault(folder)
    expect(await opened.eraseAgain()).toBe(0)
    expect(read(opened)).toBe('Fern')
  })
})

test('an open list that says nothing new is removed without a word', async () => {
  const { erase, vault } = await openSealedIn(folder)
  await erase({ groups: new Set(['fern']), recordingIds: new Set() })
  await vault.close()
  await writeFile(join(folder, 'erased.json'), JSON.stringify(['fern', 'of-another-vault']))
  const opened = await openWholeVault(folder)
  expect(opened.signs).toEqual([])
  expect(await besides()).toEqual([`erased-${'07'.repeat(16)}`])
})

test('an older copy of the vault that is put back erases again what was erased since, once that is written down', async () => {
  await cp(join(folder, 'vault'), join(folder, 'older'), { recursive: true })
  const { erase, vault } = await openSealedIn(folder)
  await erase({ groups: new Set(['fern']), recordingIds: new Set() })
  await vault.close()
  await rm(join(folder, 'vault'), { recursive: true })
  await cp(join(folder, 'older'), join(folder, 'vault'), { recursive: true })
  const opened = await openWholeVault(folder)
  expect(read(opened)).toBe('Fern')
  expect(await opened.eraseAgain()).toBe(1)
  expect(read(opened)).toBeNull()
  expect((await opened.audit.list(null, 20)).lines[0]?.what).toEqual({ kind: 'erasing-again', owners: 1 })
  expect(opened.signs).toEqual([])
  expect(await opened.eraseAgain()).toBe(0)
})

test('a list that could not be read for once is not written over, and what it names is still erased again later', async () => {
  await cp(join(folder, 'vault'), join(folder, 'older'), { recursive: true })
  const { erase, vault } = await openSealedIn(folder)
  await erase({ groups: new Set(['fern']), recordingIds: new Set() })
  await vault.close()
  await rm(join(folder, 'vault'), { recursive: true })
  await cp(join(folder, 'older'), join(folder, 'vault'), { recursive: true })
  const refusing: Disk = {
    ...localDisk,
    readFile: (path) => (path.includes('erased-') ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) : localDisk.readFile(path)),
  }
  const blind = await openSealedIn(folder, refusing)
  expect(await blind.eraseAgain()).toBe(0)
  await blind.records.commit([{ table: 'families', id: 'moss', group: 'moss', references: {}, value: 'Moss' }])
  await blind.erase({ groups: new Set(['moss']), recordingIds: new Set() })
  await blind.vault.close()
  const opened = await openWholeVault(folder)
  expect(await opened.eraseAgain()).toBe(1)
  expect(read(opened)).toBeNull()
})
