import { mkdir, symlink, writeFile } from 'node:fs/promises'
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
  ['G:\\My Drive\\Film.mp4', 'synced'],
  ['G:\\Meine Ablage\\Film.mp4', 'synced'],
  ['/Users/ida/iCloud Drive/Film.mp4', 'synced'],
  ['/Users/ida/Library/CloudStorage/OneDrive-RiversideCouncil/Film.mp4', 'synced'],
  ['/run/user/1000/gvfs/google-drive:host=example.org,user=ida/Film.mp4', 'synced'],
  ['/home/ida/Nextcloud/Work/Film.mp4', 'synced'],
  ['/home/ida/Syncopation/Film.mp4', 'folder'],
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

test.each([
  ['Dropbox', 'file', '.dropbox'],
  ['Dropbox', 'folder', '.dropbox.cache'],
  ['Google Drive', 'folder', '.tmp.driveupload'],
  ['Nextcloud', 'file', '.sync_0123456789ab.db'],
  ['ownCloud', 'file', '._sync_0123456789ab.db'],
  ['Syncthing', 'folder', '.stfolder'],
  ['OneDrive', 'file', '.849C9593-D756-4E56-8D6E-42412F2A707B'],
])('a folder of any name that carries the mark of %s is seen, from deep inside it too (%s %s)', async (_, kind, mark) => {
  const folder = join(await aDataFolder(), 'Papers')
  await mkdir(join(folder, 'films', 'spring'), { recursive: true })
  if (kind === 'file') await writeFile(join(folder, mark), '')
  else await mkdir(join(folder, mark))
  expect(await placeOf(join(folder, 'films', 'spring', 'Film.mp4'), {})).toBe('synced')
  expect(await placeOf(join(folder, 'films', 'not made yet', 'Film.mp4'), {})).toBe('synced')
})

test('a home folder is not one that is copied because a program keeps its settings in it', async () => {
  const home = await aDataFolder()
  await mkdir(join(home, '.dropbox'))
  expect(await placeOf(join(home, 'Film.mp4'), {})).toBe('folder')
})
