import { expect, test } from 'vitest'
import { prunePictures } from '../../../electron/media/prune-pictures'
import type { VaultKey } from '../../../electron/vault/vault'

function aShelf(sizes: readonly number[]) {
  const removed: VaultKey[] = []
  return {
    removed,
    list: async () => sizes.map((bytes, index) => ({ key: `pictures/${index}` as const, bytes, usedAt: index })),
    remove: async (key: VaultKey) => void removed.push(key),
  }
}

test('pictures that nobody has used for longest go first, until the rest fits', async () => {
  const shelf = aShelf([40, 30, 20, 10])
  await prunePictures(shelf, 35)
  expect(shelf.removed).toEqual(['pictures/0', 'pictures/1'])
})

test('where everything fits, everything stays', async () => {
  const shelf = aShelf([40, 30])
  await prunePictures(shelf, 70)
  expect(shelf.removed).toEqual([])
})
