import { expect, test } from 'vitest'
import { prunePictures } from '../../../electron/media/prune-pictures'
import type { VaultKey } from '../../../electron/vault/vault'
import { pictureBytes } from '../../../electron/media/limits'
import { AppFailure } from '../../../shared/domain/outcome'
import { openRoom } from './media-room'

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

test('a disk too full to forget a picture keeps nobody out', async () => {
  let refused = 0
  const room = await openRoom({
    around: (vault) => ({
      ...vault,
      list: async () => [{ key: 'pictures/0', bytes: pictureBytes + 1, usedAt: 0 }],
      async remove() {
        refused += 1
        throw new AppFailure({ kind: 'disk-full', neededBytes: 0 })
      },
    }),
  })
  expect(refused).toBe(1)
  await room.close()
})
