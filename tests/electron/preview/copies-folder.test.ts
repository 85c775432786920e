import { readdir, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { copiesBeside, nextFile } from '../../../electron/preview/copies-folder'
import { aDataFolder } from '../../support/data-folder'

test('each copy gets a file of its own, and none is written over', async () => {
  const folder = join(await aDataFolder(), 'copies')
  const first = await nextFile(folder, 'film', 'mp4')
  expect(first).toBe(join(folder, 'film-1.mp4'))
  await writeFile(first, '')
  await writeFile(join(folder, 'film-9.mp4'), '')
  expect(await nextFile(folder, 'film', 'mp4')).toBe(join(folder, 'film-10.mp4'))
  expect((await readdir(folder)).toSorted()).toEqual(['film-1.mp4', 'film-9.mp4'])
})

test('what leaves the vault lies outside of the data folder', () => {
  const folder = copiesBeside(join('practice', 'data'))
  expect(relative(resolve('practice', 'data'), folder)).toBe(join('..', 'data-copies'))
  expect(copiesBeside(`${join('practice', 'data')}/`)).toBe(folder)
})
