import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDoor } from '../../../electron/vault/door'
import { aDataFolder } from '../../support/data-folder'

test.each([
  ['another version', async (vault: string) => writeFile(join(vault, 'shape'), '999')],
  ['no version, but recordings', async (vault: string) => mkdir(join(vault, 'recordings', 'an-old-one'), { recursive: true })],
])('a vault of %s is refused, and nothing in it is touched', async (_, make) => {
  const dataFolder = await aDataFolder()
  const vault = join(dataFolder, 'vault')
  await mkdir(join(vault, 'work'), { recursive: true })
  await make(vault)
  const before = await readdir(vault, { recursive: true })
  await expect(openDoor(dataFolder, { clocks: { now: () => 0, elapsed: () => 0 } })).rejects.toMatchObject({ error: { kind: 'other-version' } })
  expect(await readdir(vault, { recursive: true })).toEqual(before)
})
