import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openVault } from '../../../electron/vault/open-vault'
import { aDataFolder } from '../../support/data-folder'

test('a vault of this version opens again', async () => {
  const dataFolder = await aDataFolder()
  await (await openVault(dataFolder)).close()
  await (await openVault(dataFolder)).close()
})

test.each([
  ['another version', async (vault: string) => writeFile(join(vault, 'shape'), '999')],
  ['no version, but recordings', async (vault: string) => mkdir(join(vault, 'recordings', 'an-old-one'), { recursive: true })],
])('a vault of %s is refused, and nothing in it is touched', async (_, make) => {
  const dataFolder = await aDataFolder()
  const vault = join(dataFolder, 'vault')
  await mkdir(join(vault, 'work'), { recursive: true })
  await make(vault)
  const before = await readdir(vault, { recursive: true })
  await expect(openVault(dataFolder)).rejects.toMatchObject({ error: { kind: 'other-version' } })
  expect(await readdir(vault, { recursive: true })).toEqual(before)
})
