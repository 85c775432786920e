import { describe, expect, test } from 'vitest'
import { localDisk, type Disk } from '../../../electron/vault/disk'
import { aDataFolder } from '../../support/data-folder'
import { openVault } from '../../support/test-vault'
import { aboutFilming, bytesOf, put, textAt } from './bytes'

/** Takes what is written into the catalogue, and then says that it could not: so many times in a row. */
function refusingCatalogue(): { readonly disk: Disk; readonly refuse: (times: number) => void } {
  let refusals = 0
  return {
    refuse: (times) => void (refusals = times),
    disk: {
      ...localDisk,
      async open(path, use) {
        const file = await localDisk.open(path, use)
        if (!path.includes('catalogue-')) return file
        return {
          ...file,
          async sync() {
            refusals -= 1
            if (refusals >= 0) throw Object.assign(new Error('EIO'), { code: 'EIO' })
            await file.sync()
          },
        }
      },
    },
  }
}

describe('where the disk takes a line of the catalogue and says that it did not', () => {
  test.each([
    ['once', 1],
    ['and again when it is asked what came of it', 2],
  ])('%s, footage that is laid out anew is there after a restart', async (_, times) => {
    const folder = await aDataFolder()
    const { disk, refuse } = refusingCatalogue()
    const before = await openVault(folder, disk)
    await put(before, 'recordings/rec-1/original', bytesOf('as it was filmed'))
    await before.updateFacts('rec-1', { ...aboutFilming, state: 'closed' })
    refuse(times)
    await put(before, 'recordings/rec-1/original', bytesOf('as it was filmed')).catch(() => undefined)
    await before.close()

    expect(await textAt(await openVault(folder), 'recordings/rec-1/original')).toBe('as it was filmed')
  })

  test('a recording that is begun does not keep the others from being listed', async () => {
    const folder = await aDataFolder()
    const { disk, refuse } = refusingCatalogue()
    const before = await openVault(folder, disk)
    await put(before, 'recordings/rec-1/original', bytesOf('kept'))
    await before.updateFacts('rec-1', { ...aboutFilming, state: 'closed' })
    refuse(3)
    await before.beginRecording(aboutFilming).catch(() => undefined)
    await before.close()

    const after = await openVault(folder)
    for (const { recordingId } of await after.openRecordings()) await after.closeRecording(recordingId)
    expect(await after.recordingIds()).toContain('rec-1')
  })
})
