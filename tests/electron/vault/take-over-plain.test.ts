import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { localDisk, type Disk } from '../../../electron/vault/disk'
import { aDataFolder } from '../../support/data-folder'
import { openVault } from '../../support/test-vault'
import { aboutFilming, textAt } from './bytes'

/** A vault as it lay before it was sealed: two recordings, one of them with a proxy, and what was made of them. */
async function aPlainVault(): Promise<string> {
  const dataFolder = await aDataFolder()
  const root = join(dataFolder, 'vault')
  for (const [id, files] of Object.entries(plain)) {
    await mkdir(join(root, 'recordings', id), { recursive: true })
    for (const [name, text] of Object.entries(files)) await writeFile(join(root, 'recordings', id, name), text)
  }
  await mkdir(join(root, 'segments'))
  await writeFile(join(root, 'segments', 'a-passage'), 'made of it')
  await writeFile(join(root, 'shape'), '1')
  return dataFolder
}

const facts = (origin: 'camera' | 'file') => JSON.stringify({ ...aboutFilming, origin, state: 'closed' })
const plain = {
  'rec-1': { original: 'filmed at the table', 'facts.json': facts('camera') },
  'rec-2': { original: 'from a phone', proxy: 'the same, for the browser', 'facts.json': facts('file') },
  'cut-short': { original: 'half' },
}

async function expectAllSealed(dataFolder: string): Promise<void> {
  const vault = await openVault(dataFolder)
  expect((await vault.recordingIds()).toSorted()).toEqual(['rec-1', 'rec-2'])
  expect(await textAt(vault, 'recordings/rec-1/original')).toBe('filmed at the table')
  expect(await textAt(vault, 'recordings/rec-2/proxy')).toBe('the same, for the browser')
  expect(await vault.facts('rec-2')).toMatchObject({ origin: 'file', state: 'closed' })
  const names = await readdir(join(dataFolder, 'vault'))
  expect(names.map((name) => name.replace(/-\d+$/, '')).toSorted()).toEqual(['audit', 'catalogue', 'journal', 'keyring', 'media'])
}

describe('footage that an earlier version kept in plain files', () => {
  test('is sealed when the vault opens, and lies in the open no more', async () => {
    await expectAllSealed(await aPlainVault())
  })

  test('is sealed in the end, whatever write the app ended at', async () => {
    const tries = Array.from({ length: 18 }, (_, index) => 2 * index + 3)
    let ends = 0
    for (const nth of tries) {
      const dataFolder = await aPlainVault()
      const ended = await openVault(dataFolder, endingAt(nth)).then(() => false, () => true)
      if (ended) ends += 1
      await expectAllSealed(dataFolder)
    }
    expect(ends).toBeGreaterThan(8)
  }, 60_000)
})

/** Refuses everything that would change the disk from its n-th change on, as if the app had ended there. */
function endingAt(nth: number): Disk {
  let changes = 0
  const count = () => {
    changes += 1
    if (changes >= nth) throw Object.assign(new Error('ended'), { code: 'EIO' })
  }
  return {
    ...localDisk,
    async open(path, use) {
      if (use === 'read') return localDisk.open(path, use)
      count()
      const file = await localDisk.open(path, use)
      return { ...file, write: async (bytes) => (count(), file.write(bytes)), truncate: async (bytes) => (count(), file.truncate(bytes)) }
    },
    makeFolder: async (path) => (count(), localDisk.makeFolder(path)),
    rename: async (from, to) => (count(), localDisk.rename(from, to)),
    remove: async (path) => (count(), localDisk.remove(path)),
    overwrite: async (path) => (count(), localDisk.overwrite(path)),
  }
}
