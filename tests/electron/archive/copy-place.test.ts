import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { placeOf } from '../../../electron/archive/copy-place'
import { aDataFolder } from '../../support/data-folder'

test.each([
  ['C:\\Users\\ida\\OneDrive - Riverside Council\\Film.mp4', 'synced'],
  ['/Users/ida/Library/Mobile Documents/com~apple~CloudDocs/Film.mp4', 'synced'],
  ['/Users/ida/Library/CloudStorage/GoogleDrive-ida/My Drive/Film.mp4', 'synced'],
  ['/home/ida/Dropbox/Film.mp4', 'synced'],
  ['/home/ida/Dropbox (Personal)/films/Film.mp4', 'synced'],
  ['/media/ida/STICK/Film.mp4', 'removable'],
  ['/Volumes/STICK/Film.mp4', 'removable'],
  ['/home/ida/Videos/Film.mp4', 'folder'],
  ['/home/ida/Boxes/Film.mp4', 'folder'],
  ['E:\\Film.mp4', 'folder'],
])('%s is seen as %s', async (path, place) => {
  expect(await placeOf(path, {})).toBe(place)
})

test('a folder that the system says is copied is seen, whatever its name', async () => {
  expect(await placeOf('D:\\Work\\Papers\\Film.mp4', { OneDriveCommercial: 'D:\\Work' })).toBe('synced')
})

test.skipIf(process.platform === 'win32')('a link into a folder that is copied is followed', async () => {
  const folder = await aDataFolder()
  await mkdir(join(folder, 'Dropbox', 'films'), { recursive: true })
  await symlink(join(folder, 'Dropbox', 'films'), join(folder, 'films'))
  expect(await placeOf(join(folder, 'films', 'Film.mp4'), {})).toBe('synced')
})
